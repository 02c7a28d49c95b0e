//! Large and hostile folders: the time to check one grows no faster than twice its size does, and the memory that it
//! takes has the limit that `docs/authoring.md` states.
//!
//! Each shape of input is checked at a size and at about four times that size. Linear work takes four times as long, and
//! quadratic work sixteen times: twice as long as linear is allowed. Only the processor's time for the command counts.
#![cfg(all(not(target_arch = "wasm32"), unix))]

mod check;
mod shapes;

use check::{check, with};
use shapes::shapes;
use std::{fmt::Write, fs, path::Path};

/// Bytes of memory for each byte of the folder, and for none: as the manual states.
const MEMORY: (u64, u64) = (100, 50_000_000);

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

fn size_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("it can be listed").path());
    entries.map(|path| if path.is_dir() { size_of(&path) } else { path.metadata().expect("it is there").len() }).sum()
}
