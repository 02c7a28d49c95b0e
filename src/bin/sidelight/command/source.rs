//! `sidelight source`: an entry to be filled in.

use super::{disk, today::today};
use sidelight::authoring;
use std::path::Path;

/// Prints the entry, or adds it to the folder's file of sources. Asks the network for nothing.
pub(crate) fn source(folder: &Path, url: &str, is_added: bool) -> Result<(), String> {
    let files = authoring::read(folder).map_err(|diagnostics| diagnostics.to_string())?;
    let source = authoring::new_source(&files, url, today()).map_err(|error| error.to_string())?;
    if !is_added {
        print!("{}", source.text);
        return Ok(());
    }
    const FILE: &str = "sources.toml";
    let path = folder.join(FILE);
    let before = files.files.get(FILE).and_then(Option::as_ref);
    let (bytes, line) = authoring::with_source(before.map(Vec::as_slice).unwrap_or_default(), &source.text);
    match before {
        Some(_) => disk::replace(folder, &files, &[(FILE.to_owned(), bytes)].into(), &[])?,
        None => disk::write(&path, &bytes).map_err(|error| disk::told(&path, error))?,
    }
    println!("{}:{line}:1: the source \"{}\" is to be filled in here", path.display(), source.id);
    Ok(())
}
