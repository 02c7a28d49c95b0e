//! `sidelight check` on a folder, with what it takes of time and memory.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

pub(crate) fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What a check took, and what it said.
pub(crate) struct Taken {
    pub(crate) time: Duration,
    /// In bytes. Of a process that was large before it began another, that is counted too.
    pub(crate) memory: u64,
    pub(crate) answer: String,
}

/// Runs `sidelight check` on a folder.
pub(crate) fn check(folder: &Path) -> Taken {
    let stderr = tempfile::tempfile().expect("a file can be made");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidelight"));
    command.arg("check").arg(folder).stdout(std::process::Stdio::null());
    #[expect(clippy::zombie_processes, reason = "it is waited for below, by its number")]
    let child = command.stderr(stderr.try_clone().expect("it can be shared")).spawn().expect("the command runs");
    let process = child.id().try_into().expect("a process has a number");
    let mut status = 0;
    // SAFETY: both places are ours and of the types that the call fills.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        assert_eq!(libc::wait4(process, &mut status, 0, &mut usage), process);
        usage
    };
    assert!(libc::WIFEXITED(status), "it ended by itself: {status}");
    assert!(matches!(libc::WEXITSTATUS(status), 0 | 1), "it answered: {status}");
    let time = |time: libc::timeval| Duration::new(time.tv_sec as u64, time.tv_usec as u32 * 1000);
    // In bytes on a Mac, elsewhere in kilobytes.
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    Taken {
        time: time(usage.ru_utime) + time(usage.ru_stime),
        memory: usage.ru_maxrss as u64 * unit,
        answer: answer(stderr),
    }
}

fn answer(mut file: fs::File) -> String {
    use std::io::{Read, Seek};
    let mut answer = String::new();
    file.rewind().expect("it is a file");
    file.read_to_string(&mut answer).expect("the answer is a text");
    answer
}

/// A copy of the tests' own folder with other files in it.
pub(crate) fn with(files: &[(&str, String)]) -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a folder can be made");
    let base = folder("tests/authoring/base");
    for sub in ["", "panels", "figures"] {
        fs::create_dir_all(place.path().join("bridge").join(sub)).expect("a folder can be made");
        for entry in fs::read_dir(base.join(sub)).expect("it is there").map(|entry| entry.expect("it can be listed")) {
            if entry.path().is_file() {
                fs::copy(entry.path(), place.path().join("bridge").join(sub).join(entry.file_name())).expect("copied");
            }
        }
    }
    for (name, text) in files {
        fs::write(place.path().join("bridge").join(name), text).expect("a file can be written");
    }
    place
}
