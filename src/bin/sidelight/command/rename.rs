//! `sidelight rename`: an id, everywhere it is meant.

use super::{count, disk};
use sidelight::authoring;
use std::path::Path;

/// Renames in all files, or in none.
pub(crate) fn rename(folder: &Path, old: &str, new: &str) -> Result<(), String> {
    let files = authoring::read(folder).map_err(|diagnostics| diagnostics.to_string())?;
    let renamed = authoring::rename(&files, old, new).map_err(|error| error.to_string())?;
    let authoring::Renamed { kind, old, places, changed, moved } = renamed;
    disk::replace(folder, &files, &changed, &moved)?;
    let touched = changed.keys().chain(moved.iter().map(|(from, _)| from));
    let touched: std::collections::BTreeSet<&String> = touched.collect();
    println!(
        "{}: the {kind} \"{old}\" is \"{new}\" now, in {} of {}",
        folder.display(),
        count(places, "place", "places"),
        count(touched.len(), "file", "files"),
    );
    for (from, to) in &moved {
        println!("  {} is {} now", folder.join(from).display(), folder.join(to).display());
    }
    println!("  its address on the page is another now, too: links to it that others keep do not lead there any more");
    Ok(())
}
