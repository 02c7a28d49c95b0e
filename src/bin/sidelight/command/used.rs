//! `sidelight used`: what is used where, over the explainers that stand beside each other.

use super::{count, today};
use sidelight::authoring::{self, Use};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What makes a folder an explainer's: one of them may be what is missing.
const HEADS: [&str; 2] = ["explainer.toml", "article.md"];

/// What explainers share is none.
const SHARED: &str = "shared";

/// Whether a folder is an explainer's.
pub(crate) fn is_explainer(folder: &Path) -> bool {
    HEADS.iter().any(|head| folder.join(head).is_file())
}

/// The folders of the explainers in this one, or this one if it is an explainer's.
pub(crate) fn explainers(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if is_explainer(folder) {
        return Ok(vec![folder.to_path_buf()]);
    }
    let entries = std::fs::read_dir(folder).map_err(|error| super::disk::told(folder, error))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| super::disk::told(folder, error))?.path();
        if is_explainer(&path) && path.file_name().is_some_and(|name| name != SHARED) {
            found.push(path);
        }
    }
    found.sort();
    match found.is_empty() {
        true => Err(super::disk::told(
            folder,
            "no explainer is in this folder\n  hint: name the folder of one, or the one in which several stand",
        )),
        false => Ok(found),
    }
}

/// Lists the places of a thing, or how often each thing that is shared is used; and the reviews that are due.
pub(crate) fn used(folder: &Path, id: Option<&str>) -> Result<(), String> {
    let mut uses: BTreeMap<(&'static str, String), Vec<(PathBuf, Use)>> = BTreeMap::new();
    let mut due = Vec::new();
    let today = today::today().span().0;
    for explainer in explainers(folder)? {
        let told = |diagnostics: authoring::Diagnostics| diagnostics.to_string();
        let files = authoring::read(&explainer).map_err(told)?;
        for place in authoring::uses(&files).map_err(told)? {
            uses.entry((place.kind, place.name.clone())).or_default().push((explainer.clone(), place));
        }
        due.extend(authoring::review(&explainer, today).map_err(told)?.1.iter().map(|warning| {
            format!("{}:{}:{}: warning: {}", warning.file.display(), warning.line, warning.column, warning.message)
        }));
    }
    let is_meant = |kind: &str, name: &str| match id {
        Some(id) => id == name || id.split_once(':') == Some((kind, name)),
        None => true,
    };
    let mut is_any = false;
    for ((kind, name), places) in uses.iter().filter(|((kind, name), _)| is_meant(kind, name)) {
        if id.is_some() {
            is_any = true;
            let places: BTreeSet<&Use> = places.iter().map(|(_, place)| place).collect();
            for Use { file, line, column, is_declared, .. } in places {
                let what = if *is_declared { "declares" } else { "names" };
                println!("{}:{line}:{column}: {what} {kind}:{name}", file.display());
            }
            continue;
        }
        if !places.iter().any(|(_, place)| place.is_shared && place.is_declared) {
            continue;
        }
        is_any = true;
        // Where an explainer has one of its own of that name, its words mean that one.
        let own = places.iter().filter(|(_, place)| place.is_declared && !place.is_shared);
        let own: BTreeSet<&Path> = own.map(|(explainer, _)| explainer.as_path()).collect();
        let mut counts: BTreeMap<&Path, usize> = BTreeMap::new();
        let named = places.iter().filter(|(_, place)| !place.is_declared && !place.is_shared);
        named.for_each(|(explainer, _)| *counts.entry(explainer).or_default() += 1);
        counts.retain(|explainer, _| !own.contains(explainer));
        let is_unused = counts.is_empty();
        let counts = counts
            .into_iter()
            .map(|(explainer, places)| format!("{}: {}", explainer.display(), count(places, "place", "places")));
        let own = own.into_iter().map(|explainer| format!("{} has its own", explainer.display()));
        let counts: Vec<String> =
            is_unused.then(|| "used nowhere".to_owned()).into_iter().chain(counts).chain(own).collect();
        let counts = counts.join(", ");
        println!("{kind}:{name}: {counts}");
    }
    match (is_any, id) {
        (false, Some(id)) => return Err(super::disk::told(folder, format!("nothing is called \"{id}\" here"))),
        (false, None) => println!("{}: nothing is shared", folder.display()),
        (true, _) => {}
    }
    due.sort();
    due.dedup();
    due.iter().for_each(|warning| println!("{warning}"));
    Ok(())
}
