//! `images.toml`: the writer's own photographs and drawings, of which each is a file in `images/`.

use super::{addresses::AllNames, folder::Picture, markdown};
use crate::document::{Image, ImageCopy, Licence};
use crate::reading::{Diagnostic, Document, Fields, Names, Report};
use crate::values::ImageId;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Declares the names of all images, each of which has a file, as each file has an entry.
pub(crate) fn declare<'a>(
    document: Option<&Document<'a>>,
    pictures: &BTreeMap<String, Picture>,
    names: &mut Names<'a>,
    report: &Report,
) {
    if let Some(document) = document {
        let fields = document.fields(report);
        for entry in fields.tables("image") {
            let id = entry.excerpt("id");
            names.declare::<ImageId>(id.as_ref(), report);
            if let Some(id) = id.filter(|id| !pictures.contains_key(&*id.text)) {
                let error = id.error(format!("there is no picture \"{}\"", id.text));
                report.add(error.hint(format!("put it into images/ as {0}.jpg, {0}.png or {0}.webp", id.text)));
            }
        }
        fields.finish();
    }
    let is_new = |id: &str| names.is_complete() && !names.contains(id);
    for (id, picture) in pictures.iter().filter(|(id, picture)| picture.copies.is_some() && is_new(id)) {
        let error = Diagnostic::of_file(&picture.path, "nothing is said of this picture");
        report.add(error.hint(format!("add it to images.toml: [[image]] with id = \"{id}\", credit and licence")));
    }
}

/// Reads all images, in the order of the file.
pub(crate) fn read<'a>(
    document: &Document<'a>,
    pictures: &BTreeMap<String, Picture>,
    names: &AllNames<'a>,
    report: &Report,
) -> Vec<Image> {
    let entries = document.fields(report).tables("image");
    entries.into_iter().filter_map(|entry| image(entry, pictures, names, report)).collect()
}

fn image<'a>(
    fields: Fields<'a, '_>,
    pictures: &BTreeMap<String, Picture>,
    names: &AllNames<'a>,
    report: &Report,
) -> Option<Image> {
    let id = fields.excerpt("id");
    let credit = fields.text("credit");
    let licence = fields.choice("licence", Licence::WORDS);
    let caption = fields.optional_excerpt("caption");
    let caption = caption.map(|caption| markdown::remark(&caption, names, report).content);
    fields.finish();
    let id: ImageId = id?.text.into_owned().try_into().ok()?;
    let copies = pictures.get(id.as_str())?.copies.as_ref()?;
    let copies = copies.iter().map(|copy| {
        let hash: String = Sha256::digest(&copy.bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let file = format!("{id}-{}-{hash}.{}", copy.width, copy.ending);
        ImageCopy { file, width: copy.width, height: copy.height, bytes: copy.bytes.clone() }
    });
    let copies = copies.collect();
    Some(Image { id, credit: credit?, licence: licence?, caption: caption.unwrap_or_default(), copies })
}
