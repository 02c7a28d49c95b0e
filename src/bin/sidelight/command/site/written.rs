//! What was made is put in its place, and what has gone is taken away: no file half, and of the files in the site's folder
//! only those that were written by this command.

use super::super::disk;
use super::record::{self, Record, Records};
use sha2::{Digest, Sha256};
use sidelight::publish::{self, Program};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// What is to be.
pub(super) struct Change<'a> {
    pub(super) kept: &'a [Record],
    /// What waits beside the site.
    pub(super) made: &'a [Record],
    pub(super) shell: &'a publish::Files,
    /// Whether it stands where the site's own pages belong.
    pub(super) is_new_shell: bool,
    pub(super) program: &'a Program<'a>,
    /// What stands in the site's own folder.
    pub(super) files: publish::Files,
}

/// What was done.
pub(super) struct Done {
    /// How many explainers are there no more.
    pub(super) gone: usize,
}

/// Puts all of it in its place. What it says of a folder is recorded as unknown first, so that whatever stops this in the
/// middle, the next build makes that folder anew and knows which files there are its own.
pub(super) fn write(records: &Records, change: &Change<'_>) -> Result<Done, String> {
    let Change { kept, made, shell, is_new_shell, program, files } = change;
    let stay: BTreeSet<&str> = kept.iter().chain(*made).map(super::slug).collect();
    let gone = records.explainers().filter(|slug| !stay.contains(slug.as_str()) && records.of(slug).is_some());
    let gone: Vec<String> = gone.collect();
    records.keep_shell(shell, &program.needs())?;
    let unknown = |slug: &str, files: &[String]| {
        let before = files_of(records, slug);
        let all: BTreeSet<String> = before.into_iter().chain(files.iter().cloned()).collect();
        records.write(slug, &Record { files: all.into_iter().collect(), ..Record::default() })
    };
    let of_site = of_site(files);
    for record in *made {
        unknown(super::slug(record), &record.files)?;
    }
    gone.iter().try_for_each(|slug| unknown(slug, &[]))?;
    let is_same_site = records.of(record::SITE).is_some_and(|before| {
        !is_new_shell
            && before.fingerprint == of_site.fingerprint
            && before.files.iter().all(|name| records.dist.join(name).is_file())
    });
    if !is_same_site {
        unknown(record::SITE, &of_site.files)?;
    }

    for record in *made {
        let slug = super::slug(record);
        put(records, slug, &record.files)?;
        let before = files_of(records, slug);
        remove(&records.dist.join(slug), before.iter().filter(|name| !record.files.contains(name)))?;
        records.write(slug, record)?;
    }
    for slug in &gone {
        remove(&records.dist.join(slug), files_of(records, slug).iter())?;
        // With what somebody else has put there it stays.
        let _ = fs::remove_dir(records.dist.join(slug));
        records.forget(slug)?;
    }
    if !is_same_site {
        // The page last: it leads to all others.
        let (page, others): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| *name == "index.html");
        for (name, bytes) in others.into_iter().chain(page) {
            let path = records.dist.join(name);
            disk::write(&path, bytes).map_err(|error| disk::told(&path, error))?;
        }
        let before = files_of(records, record::SITE);
        let superseded = program.superseded.iter().filter(|name| !files.contains_key(*name));
        remove(&records.dist, before.iter().chain(superseded).filter(|name| !files.contains_key(*name)))?;
        records.write(record::SITE, &of_site)?;
    }
    let waiting = records.staged_of("");
    let _ = fs::remove_dir_all(waiting);
    Ok(Done { gone: gone.len() })
}

/// The names of what was written before: while it is unknown, of what is written now, too.
fn files_of(records: &Records, slug: &str) -> Vec<String> {
    records.of(slug).map(|record| record.files).unwrap_or_default()
}

/// The record of what stands in the site's own folder.
fn of_site(files: &publish::Files) -> Record {
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update(Sha256::digest(bytes));
    }
    Record { fingerprint: record::hex(&hash.finalize()), files: files.keys().cloned().collect(), listed: None }
}

/// Puts the files of an explainer from where they wait into their place: the folder whole where there is none.
fn put(records: &Records, slug: &str, files: &[String]) -> Result<(), String> {
    let (from, to) = (records.staged_of(slug), records.dist.join(slug));
    if fs::symlink_metadata(&to).is_err() {
        return fs::rename(&from, &to).map_err(|error| disk::told(&to, error));
    }
    let (page, others): (Vec<_>, Vec<_>) = files.iter().partition(|name| *name == "index.html");
    for name in others.into_iter().chain(page) {
        let path = to.join(name);
        fs::rename(from.join(name), &path).map_err(|error| disk::told(&path, error))?;
    }
    Ok(())
}

fn remove<'n>(folder: &Path, names: impl Iterator<Item = &'n String>) -> Result<(), String> {
    for name in names {
        let path = folder.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(disk::told(&path, error)),
            _ => {}
        }
    }
    Ok(())
}
