//! `sidelight editions`: what changed since a document that was published.

use super::disk;
use sidelight::authoring;
use sidelight::document::Explainer;
use std::path::Path;

/// Prints an entry of editions.toml, or adds it there.
pub(crate) fn editions(folder: &Path, old: &Path, is_added: bool) -> Result<(), String> {
    let json = std::fs::read_to_string(old).map_err(|error| disk::told(old, error))?;
    let before = Explainer::from_json(&json).map_err(|error| disk::told(old, error))?;
    let files = authoring::read(folder).map_err(|diagnostics| diagnostics.to_string())?;
    let now = authoring::compile(folder).map_err(|diagnostics| diagnostics.to_string())?;
    if authoring::changes(&before, &now).is_empty() {
        println!("{}: no statement and no number has changed", folder.display());
        return Ok(());
    }
    let entry = authoring::new_edition(&before, &now);
    if !is_added {
        print!("{entry}");
        return Ok(());
    }
    const FILE: &str = "editions.toml";
    let path = folder.join(FILE);
    let before = files.files.get(FILE).and_then(Option::as_ref);
    let (bytes, line) = authoring::with_source(before.map(Vec::as_slice).unwrap_or_default(), &entry);
    match before {
        Some(_) => disk::replace(folder, &files, &[(FILE.to_owned(), bytes)].into(), &[])?,
        None => disk::write(&path, &bytes).map_err(|error| disk::told(&path, error))?,
    }
    println!("{}:{line}:1: what changed is told here: read it, and say it better where you can", path.display());
    Ok(())
}
