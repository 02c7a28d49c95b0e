//! Large and hostile folders: the time to check one grows no faster than twice its size does, and the memory that it
//! takes has the limit that `docs/authoring.md` states.
//!
//! Each shape of input is checked at a size and at about four times that size. Linear work takes four times as long, and
//! quadratic work sixteen times: twice as long as linear is allowed. Only the processor's time for the command counts.
#![cfg(all(not(target_arch = "wasm32"), unix))]

mod shapes;
#[path = "../common/zip.rs"]
mod zip;

use shapes::shapes;
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// Bytes of memory for each byte of the folder, and for none: as the manual states.
const MEMORY: (u64, u64) = (100, 50_000_000);

/// Bytes of memory for a sheet that unpacks to as much as it may.
const MOST_OF_SHEET: u64 = 250_000_000;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What a check took, and what it said.
struct Taken {
    time: Duration,
    memory: u64,
    answer: String,
}

/// Runs `sidelight check` on a folder.
fn check(folder: &Path) -> Taken {
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
fn with(files: &[(&str, String)]) -> tempfile::TempDir {
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

// Checks that time and memory grow with the size of a folder, whatever is in it, and that it is answered.
#[test]
fn growth_is_linear() {
    let wanted = std::env::var("SHAPE").ok();
    let mut failures = String::new();
    for (name, size, files) in
        shapes().into_iter().filter(|(name, ..)| wanted.as_ref().is_none_or(|wanted| wanted == name))
    {
        let [small, large] = [size, size * 4].map(|size| with(&files(size)));
        let bytes = size_of(large.path());
        let limit = 2.0 * bytes as f64 / size_of(small.path()) as f64;
        let time = |place: &tempfile::TempDir| check(&place.path().join("bridge")).time;
        let taken = check(&large.path().join("bridge"));
        // What a busy machine disturbs once it may not disturb again.
        let (mut of_small, mut of_large) = (time(&small), taken.time);
        for _ in 0..3 {
            if of_large <= of_small.mul_f64(limit) {
                break;
            }
            (of_small, of_large) = (of_small.max(time(&small)), of_large.min(time(&large)));
        }
        if std::env::var_os("SHOW").is_some() {
            println!(
                "{name:?}: {} kB: {of_small:?} {of_large:?}, {} MB; {}",
                bytes / 1000,
                taken.memory / 1_000_000,
                taken.answer.lines().last().unwrap_or_default()
            );
        }
        if of_large > of_small.mul_f64(limit) {
            writeln!(failures, "{name:?}: {} times as much takes {of_large:?} instead of {of_small:?}", limit / 2.0)
                .unwrap();
        }
        if taken.memory > MEMORY.0 * bytes + MEMORY.1 {
            writeln!(failures, "{name:?}: {bytes} bytes take {} bytes of memory", taken.memory).unwrap();
        }
        if taken.answer.len() > 100_000 {
            writeln!(failures, "{name:?}: the answer has {} bytes", taken.answer.len()).unwrap();
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// The part in which a spreadsheet of OpenDocument has its cells.
const CONTENT: (&str, &str, &str) = (
    "content.xml",
    "<c xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"A\">",
    "</table:table></c>",
);

// Checks that a small file that unpacks to a huge one, or says that a cell is there without end, is refused in little
// memory and time, and that the largest that is read keeps to the limit of its sheet as CSV.
#[test]
fn sheets_are_unpacked_up_to_a_limit() {
    let cell = "<table:table-cell office:value-type=\"string\"><text:p>label</text:p></table:table-cell>";
    let row = |times: &str, cell: &str| format!("<table:table-row {times}>{cell}</table:table-row>");
    let repeated = |times: u64| format!("table:number-rows-repeated=\"{times}\"");
    let long = cell.replace("label", &"word ".repeat(1000));
    let number = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
    let header = ["label", "amount", "as_of", "sources"].map(|name| cell.replace("label", name)).concat();
    let full = [cell, &number.repeat(2), cell].concat();
    for (name, rows, expected) in [
        ("spaces", " ".repeat(50_000_000), "unpacked, the file has more than 16 MB"),
        ("rows", row(&repeated(4_000_000_000), cell), "there are more than 100000 rows"),
        ("texts", row(&repeated(90_000), &long), "as CSV the sheet has more than 4 MB"),
        ("columns", row("", &cell.replacen(' ', " table:number-columns-repeated=\"4000000000\" ", 1)), "100 columns"),
        ("empty", row(&repeated(4_000_000_000), "<table:table-cell/>"), "the file is empty"),
        ("table", [row("", &header), row(&repeated(99_999), &full)].concat(), "unknown source \"label\""),
        ("elements", "<a>".repeat(5_000_000), "is no XML"),
    ] {
        let content = [CONTENT.1, &rows, CONTENT.2].concat();
        let place = with(&[]);
        fs::remove_file(place.path().join("bridge/figures/parts.csv")).expect("it is there");
        let packed = zip::zip([(CONTENT.0, content.as_bytes())], true);
        assert!(packed.len() < 1_000_000, "{name}: {} bytes", packed.len());
        fs::write(place.path().join("bridge/figures/parts.ods"), packed).expect("a file can be written");
        // A new process is as large as this one, for a moment.
        drop(content);
        drop(rows);
        let Taken { time, memory, answer } = check(&place.path().join("bridge"));
        if std::env::var_os("SHOW").is_some() {
            println!("{name:?}: {time:?}, {} MB; {}", memory / 1_000_000, answer.lines().next().unwrap_or_default());
        }
        assert!(answer.contains(expected), "{name}: {answer}");
        assert!(memory < MOST_OF_SHEET, "{name}: {memory} bytes of memory");
        assert!(time < Duration::from_secs(20), "{name}: {time:?}");
    }
}

fn size_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("it can be listed").path());
    entries.map(|path| if path.is_dir() { size_of(&path) } else { path.metadata().expect("it is there").len() }).sum()
}
