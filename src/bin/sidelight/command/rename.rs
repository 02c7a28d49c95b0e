//! `sidelight rename`: an id, everywhere it is meant.

use super::{count, disk, used};
use sidelight::authoring;
use std::path::Path;

/// Where what explainers share stands, from the folder of one.
const SHARED: &str = "../shared/";

/// Renames in all files, or in none.
pub(crate) fn rename(folder: &Path, old: &str, new: &str) -> Result<(), String> {
    let files = authoring::read(folder).map_err(|diagnostics| diagnostics.to_string())?;
    let renamed = authoring::rename(&files, old, new).map_err(|error| error.to_string())?;
    let authoring::Renamed { kind, old, mut places, mut changed, moved } = renamed;
    let mut before = files;
    // What is shared is called so in the explainers beside, too.
    if changed.keys().any(|relative| relative.starts_with(SHARED)) {
        let whole = folder.canonicalize().map_err(|error| disk::told(folder, error))?;
        for other in used::explainers(&folder.join(".."))? {
            let name = other.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if other.canonicalize().is_ok_and(|other| other == whole) {
                continue;
            }
            let files = authoring::read(&other).map_err(|diagnostics| diagnostics.to_string())?;
            let id = format!("{kind}:{old}");
            let beside = authoring::rename(&files, &id, new).map_err(|error| error.to_string())?;
            for (relative, bytes) in beside.changed.into_iter().filter(|(relative, _)| !relative.starts_with(SHARED)) {
                let place = format!("../{name}/{relative}");
                before.files.insert(place.clone(), files.files.get(&relative).cloned().flatten());
                places.insert(place.clone(), beside.places.get(&relative).copied().unwrap_or_default());
                changed.insert(place, bytes);
            }
        }
    }
    disk::replace(folder, &before, &changed, &moved)?;
    let touched = changed.keys().chain(moved.iter().map(|(from, _)| from));
    let touched: std::collections::BTreeSet<&String> = touched.collect();
    println!(
        "{}: the {kind} \"{old}\" is \"{new}\" now, in {} of {}",
        folder.display(),
        count(places.values().sum::<usize>() + moved.len(), "place", "places"),
        count(touched.len(), "file", "files"),
    );
    for (from, to) in &moved {
        println!("  {} is {} now", folder.join(from).display(), folder.join(to).display());
    }
    println!("  its address on the page is another now, too: links to it that others keep do not lead there any more");
    Ok(())
}
