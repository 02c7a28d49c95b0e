//! Files that are written whole or not at all.

use std::io::{self, Write};
use std::path::Path;

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
