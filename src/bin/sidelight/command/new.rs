//! `sidelight new`: a folder to begin with.

use super::{count, disk::told};
use sidelight::authoring;
use sidelight::values::Slug;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Makes a folder, all of it or nothing.
pub(crate) fn new(folder: &Path) -> Result<(), String> {
    let is_there = check(folder)?;
    let files = authoring::template();
    // Made where it shall stand, so that only names change in the end.
    let place = if is_there { folder } else { parent(folder) };
    let staging = Staging::new(place).map_err(|error| told(place, error))?;
    for (relative, text) in &files {
        let path = staging.0.join(relative);
        let folder = path.parent().unwrap_or(&staging.0);
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).map_err(|error| told(&path, error))?;
    }
    match is_there {
        true => fill(&staging.0, folder),
        false => fs::rename(&staging.0, folder),
    }
    .map_err(|error| told(folder, error))?;
    println!("{}: wrote {}, an example without mistakes", folder.display(), count(files.len(), "file", "files"));
    println!("  begin with {}, which says how to go on", folder.join("explainer.toml").display());
    println!("  and ask as often as you like: sidelight check {}", folder.display());
    Ok(())
}

/// Whether the folder is there already, and empty; an error if none can be made there.
fn check(folder: &Path) -> Result<bool, String> {
    let is_there = match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => true,
            Some(_) => {
                return Err(told(folder, "this folder is not empty\n  hint: choose a name that nothing has yet"));
            }
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(folder).is_err() => false,
        Err(error) if error.kind() == io::ErrorKind::NotADirectory && folder.is_file() => {
            return Err(told(folder, "this is a file\n  hint: choose a name that nothing has yet"));
        }
        Err(error) => return Err(told(folder, error)),
    };
    let found =
        if is_there { folder.canonicalize().map_err(|error| told(folder, error))? } else { folder.to_path_buf() };
    let name = found.file_name().unwrap_or_default().to_string_lossy();
    if let Err(error) = Slug::new(name.clone()) {
        let hint = "the folder's name becomes the explainer's address: it holds only a-z, 0-9 and hyphens, and starts with a letter";
        return Err(told(folder, format!("{error}: \"{name}\"\n  hint: {hint}")));
    }
    if !is_there && !parent(folder).is_dir() {
        let hint = "make that folder first, or look whether its name is misspelt";
        return Err(told(
            folder,
            format!("there is no folder {} to make it in\n  hint: {hint}", parent(folder).display()),
        ));
    }
    Ok(is_there)
}

fn parent(folder: &Path) -> &Path {
    folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Moves all that was made into a folder that is there; if one thing cannot be moved, none is.
fn fill(from: &Path, to: &Path) -> io::Result<()> {
    let mut moved: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if let Err(error) = fs::rename(entry.path(), &target) {
            // They go back where all of it is deleted.
            for target in moved {
                let _ = fs::rename(&target, from.join(target.file_name().unwrap_or_default()));
            }
            return Err(error);
        }
        moved.push(target);
    }
    Ok(())
}

/// A folder in which all is made, and which is gone in the end, whatever happens.
struct Staging(PathBuf);

impl Staging {
    fn new(parent: &Path) -> io::Result<Self> {
        let path = parent.join(format!(".sidelight-new-{}", std::process::id()));
        fs::create_dir(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
