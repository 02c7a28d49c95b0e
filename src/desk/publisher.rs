//! The site of a folder.

use super::compiler::folder;
use crate::authoring;
use crate::publish::{self, Published};
use std::collections::BTreeMap;

/// The site of a folder of that name, to the byte as the native command makes it of the folder and the shell, which
/// `trunk build` made; or every mistake.
pub async fn published(
    name: String,
    files: BTreeMap<String, Vec<u8>>,
    shell: publish::Files,
) -> Result<publish::Files, String> {
    let explainer = authoring::compile_files(&folder(name, files)).map_err(|mistakes| mistakes.to_string())?;
    if explainer.draft {
        return Err("this is a draft, which is not published: delete draft from explainer.toml".to_owned());
    }
    let Published { files, superseded, .. } =
        publish::publish(explainer, &shell).await.map_err(|error| error.to_string())?;
    // With what of the shell stays as it is.
    let mut site = shell;
    site.extend(files);
    superseded.iter().for_each(|name| _ = site.remove(name));
    Ok(site)
}
