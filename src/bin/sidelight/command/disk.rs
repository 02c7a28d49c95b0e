//! Files that are written whole or not at all.

use sidelight::authoring::Files;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// An error with the file that it is about.
pub(crate) fn told(path: &Path, error: impl std::fmt::Display) -> String {
    format!("error: {}: {error}", path.display())
}

/// Writes a file whole or not at all.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut temporary = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    temporary.write_all(bytes)?;
    set_readable(temporary.as_file())?;
    temporary.persist(path)?;
    Ok(())
}

/// Makes a folder that every server can read, and writes files into it: for where nobody looks at them yet.
pub(crate) fn write_folder(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    fs::create_dir_all(folder).and_then(|()| set_open(folder)).map_err(|error| told(folder, error))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        let write = || -> io::Result<()> {
            let mut file = fs::File::create(&path)?;
            file.write_all(bytes)?;
            set_readable(&file)
        };
        write().map_err(|error| told(&path, error))?;
    }
    Ok(())
}

/// Whoever makes folders for itself alone has them so, but for those of a site.
#[cfg(unix)]
fn set_open(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn set_open(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A temporary file is its owner's alone; a page is for every server to read.
#[cfg(unix)]
fn set_readable(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_readable(_: &std::fs::File) -> io::Result<()> {
    Ok(())
}

/// Puts other bytes into files of a writer's folder and gives some another name: all of it, or nothing. `before` is what
/// was read; what has changed since is not written over.
pub(crate) fn replace(
    folder: &Path,
    before: &Files,
    changed: &BTreeMap<String, Vec<u8>>,
    moved: &[(String, String)],
) -> Result<(), String> {
    let mut made = Vec::new();
    for (relative, bytes) in changed {
        // What a link leads to is changed, and the link stays.
        let path = folder.join(relative);
        let path = path.canonicalize().map_err(|error| told(&path, error))?;
        let old = before.files.get(relative).and_then(Option::as_ref);
        let now = fs::read(&path).map_err(|error| told(&path, error))?;
        if old != Some(&now) {
            return Err(told(&path, "the file changed while it was read\n  hint: try again; nothing was written"));
        }
        let temporary = stage(&path, bytes).map_err(|error| told(&path, error))?;
        made.push((path, temporary, now));
    }
    for (_, to) in moved {
        let to = folder.join(to);
        if fs::symlink_metadata(&to).is_ok() {
            return Err(told(&to, "something is there already; nothing was written"));
        }
    }
    // From here on only names change. If that fails all the same, what was there is put back.
    let mut done: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut named: Vec<(PathBuf, PathBuf)> = Vec::new();
    let all = || -> Result<(), String> {
        for (path, temporary, old) in made {
            temporary.persist(&path).map_err(|error| told(&path, error))?;
            done.push((path, old));
        }
        for (from, to) in moved {
            let (from, to) = (folder.join(from), folder.join(to));
            fs::rename(&from, &to).map_err(|error| told(&from, error))?;
            named.push((from, to));
        }
        Ok(())
    };
    let Err(error) = all() else { return Ok(()) };
    let back = |(from, to): &(PathBuf, PathBuf)| fs::rename(to, from);
    let names = named.iter().map(back).collect::<io::Result<Vec<()>>>().map(|_| ());
    let texts = done
        .iter()
        .try_for_each(|(path, old)| stage(path, old)?.persist(path).map(|_| ()).map_err(|error| error.error));
    Err(match names.and(texts) {
        Ok(()) => format!("{error}\nnothing was changed"),
        Err(other) => format!("{error}\nand what was changed before could not be put back: {other}"),
    })
}

/// Writes what is to be in a file beside it, with the rights of the file.
fn stage(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::Builder::new().prefix(".sidelight-").tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    Ok(temporary)
}
