//! What is known of a site that was built before, in a folder of its own in the site's: of each explainer the fingerprint
//! of what it was made of, the files that were written and what the site's pages have of it; and the shell, which is gone
//! from the place where it stood once its page is filled.
//!
//! It is only ever a reason to do less. Whatever of it is damaged or was made by another version is as if it were not
//! there; and no name in it leads out of the site's folder.

use super::super::disk;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sidelight::document::{Home, Listed};
use sidelight::publish::{self, Shell};
use sidelight::values::Slug;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The folder, in that of the site.
const FOLDER: &str = ".sidelight";
/// What begins each record: another number is another form.
const HEAD: &[u8] = b"sidelight record 1\n";
/// The record of what stands in the site's own folder. No explainer is called so.
pub(super) const SITE: &str = "";

/// What was made.
#[derive(Default)]
pub(super) struct Record {
    /// Of what it was made; nothing while it is written.
    pub(super) fingerprint: String,
    /// The names of its files, all in one folder.
    pub(super) files: Vec<String>,
    pub(super) listed: Option<Listed>,
}

/// The same in its file.
#[derive(Serialize, Deserialize)]
struct Kept {
    fingerprint: String,
    files: Vec<String>,
    /// In a form that belongs to the fingerprint.
    listed: Vec<u8>,
}

/// The folder of a site with its records.
pub(super) struct Records {
    pub(super) dist: PathBuf,
    folder: PathBuf,
    /// Whether the folder was there before.
    was_there: bool,
}

impl Records {
    /// The records in a folder.
    pub(super) fn open(dist: &Path) -> Result<Self, String> {
        let folder = dist.join(FOLDER);
        let was_there = folder.is_dir();
        let records = Self { dist: dist.into(), folder, was_there };
        // What an earlier run left that was stopped.
        let staged = records.staged();
        if staged.exists() {
            fs::remove_dir_all(&staged).map_err(|error| disk::told(&staged, error))?;
        }
        Ok(records)
    }

    fn path(&self, slug: &str) -> PathBuf {
        self.folder.join("made").join(format!("{slug}.record"))
    }

    /// What is recorded of an explainer, or of the site.
    pub(super) fn of(&self, slug: &str) -> Option<Record> {
        let bytes = fs::read(self.path(slug)).ok()?;
        let (hash, body) = bytes.strip_prefix(HEAD)?.split_at_checked(32)?;
        if hash != Sha256::digest(body).as_slice() {
            return None;
        }
        let Kept { fingerprint, files, listed } = postcard::from_bytes(body).ok()?;
        let is_name = |name: &String| !name.contains(['/', '\\', '\0']) && !matches!(name.as_str(), "" | "." | "..");
        let listed: Option<Listed> = postcard::from_bytes(&listed).ok();
        // What another wrote here, or for another, is not followed.
        let is_own = listed.as_ref().is_none_or(|listed| listed.slug.as_str() == slug);
        (files.iter().all(is_name) && is_own).then_some(Record { fingerprint, files, listed })
    }

    /// The explainers of which there is a record, sound or not.
    pub(super) fn explainers(&self) -> impl Iterator<Item = String> {
        let records = names(&self.folder.join("made")).into_iter();
        records
            .filter_map(|name| name.strip_suffix(".record").filter(|slug| Slug::new(*slug).is_ok()).map(str::to_owned))
    }

    /// Whether all that was made of this is there.
    pub(super) fn is_current(&self, slug: &str, record: &Record, fingerprint: &str) -> bool {
        let there = names(&self.dist.join(slug));
        record.fingerprint == fingerprint
            && record.listed.is_some()
            && record.files.iter().all(|name| there.binary_search(name).is_ok())
    }

    /// Writes a record.
    pub(super) fn write(&self, slug: &str, record: &Record) -> Result<(), String> {
        let path = self.path(slug);
        let kept = Kept {
            fingerprint: record.fingerprint.clone(),
            files: record.files.clone(),
            listed: record
                .listed
                .as_ref()
                .map(postcard::to_allocvec)
                .transpose()
                .unwrap_or_default()
                .unwrap_or_default(),
        };
        let body = postcard::to_allocvec(&kept).map_err(|error| disk::told(&path, error))?;
        fs::create_dir_all(self.folder.join("made")).map_err(|error| disk::told(&path, error))?;
        let bytes = [HEAD, &Sha256::digest(&body), &body].concat();
        disk::write(&path, &bytes).map_err(|error| disk::told(&path, error))
    }

    /// Forgets a record.
    pub(super) fn forget(&self, slug: &str) -> Result<(), String> {
        let path = self.path(slug);
        fs::remove_file(&path).map_err(|error| disk::told(&path, error))
    }

    /// Where what was made waits until all is.
    fn staged(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Where the files of one wait.
    pub(super) fn staged_of(&self, slug: &str) -> PathBuf {
        self.staged().join(slug)
    }

    /// Writes files where they wait.
    pub(super) fn stage(&self, slug: &str, files: &publish::Files) -> Result<(), String> {
        disk::write_folder(&self.staged_of(slug), files)
    }

    /// Takes away what waits: nothing of it is to be published. What cannot be is taken away next time.
    pub(super) fn give_up(&self) {
        let _ = fs::remove_dir_all(if self.was_there { self.staged() } else { self.folder.clone() });
    }

    /// The shell: what `trunk build` has put there, or else what was kept of it when its page was filled; and whether it
    /// is the first.
    pub(super) fn shell(&self) -> Result<(publish::Files, bool), String> {
        let read = |folder: &Path| super::super::read(folder).map_err(|error| disk::told(folder, error));
        let is_shell = |files: &publish::Files| {
            let page = files.get("index.html").and_then(|page| std::str::from_utf8(page).ok());
            page.is_some_and(|page| Shell::read(page).is_ok())
        };
        let page = fs::read(self.dist.join("index.html")).unwrap_or_default();
        let has_shell = is_shell(&publish::Files::from([("index.html".to_owned(), page)]));
        match read(&self.folder.join("shell")) {
            Ok(kept) if !has_shell && is_shell(&kept) => Ok((kept, false)),
            // What is wrong with it is said as it is read.
            _ => Ok((read(&self.dist)?, true)),
        }
    }

    /// Keeps of the shell what is needed to build again.
    pub(super) fn keep_shell(&self, shell: &publish::Files, names: &[String]) -> Result<(), String> {
        let folder = self.folder.join("shell");
        fs::create_dir_all(&folder).map_err(|error| disk::told(&folder, error))?;
        for name in names {
            let path = folder.join(name);
            let Some(bytes) = shell.get(name) else { continue };
            if fs::read(&path).ok().as_ref() != Some(bytes) {
                disk::write(&path, bytes).map_err(|error| disk::told(&path, error))?;
            }
        }
        Ok(())
    }
}

/// The names in a folder, in their order; none if there is no folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// The fingerprint of what is the same for all explainers of a site: this command, the shell, and what each says of the
/// site.
pub(super) fn common(shell: &publish::Files, needed: &[String], home: Option<&Home>) -> Result<[u8; 32], String> {
    let program =
        std::env::current_exe().map_err(|error| format!("error: the command does not know its file: {error}"))?;
    let mut hash = Sha256::new();
    hash.update(digest(&program).map_err(|error| disk::told(&program, error))?);
    for (name, bytes) in needed.iter().filter_map(|name| Some((name, shell.get(name)?))) {
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update(Sha256::digest(bytes));
    }
    hash.update(serde_json::to_vec(&home).unwrap_or_default());
    Ok(hash.finalize().into())
}

/// The fingerprint of a file, which is never in memory as a whole: the command is its own largest.
fn digest(file: &Path) -> std::io::Result<[u8; 32]> {
    let (mut file, mut hash, mut piece) = (fs::File::open(file)?, Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hash.finalize().into()),
            length => hash.update(&piece[..length]),
        }
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
