//! Several explainers as one site: `sidelight check` and `sidelight build` of the folder in which they stand.

mod record;
mod written;

use super::{count, disk, used};
use record::{Record, Records};
use sha2::{Digest, Sha256};
use sidelight::authoring::{self, Diagnostics, Warnings};
use sidelight::document::{Explainer, Listed, Site};
use sidelight::publish::{self, Program};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Whether it is a folder of explainers.
pub(crate) fn is_site(folder: &Path) -> bool {
    !used::is_explainer(folder) && (folder.join(authoring::SITE).exists() || used::explainers(folder).is_ok())
}

/// Does something for each, on all cores, and gives what came of it in their order.
fn each<T: Sync, R: Send>(of: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(of.len()));
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(of.len());
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(one) = of.get(at) else { break };
                    let result = work(one);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// What is wrong with several folders, each in its own order.
#[derive(Default)]
struct Mistakes {
    told: String,
    number: usize,
    has_more: bool,
}

impl Mistakes {
    fn add(&mut self, diagnostics: &Diagnostics) {
        diagnostics.iter().for_each(|diagnostic| _ = writeln!(self.told, "{diagnostic}"));
        self.number += diagnostics.len();
        self.has_more |= diagnostics.has_more();
    }

    fn into_result(self) -> Result<(), String> {
        match (self.number, self.has_more) {
            (0, _) => Ok(()),
            (number, false) => Err(format!("{}{}", self.told, count(number, "error", "errors"))),
            (number, true) => Err(format!("{}more than {number} errors, of which these are the first", self.told)),
        }
    }
}

/// Reads all folders, and tells every mistake in any of them; without one, what should be looked at by today.
pub(crate) fn check(folder: &Path, today: u32) -> Result<(), String> {
    let folders = used::explainers(folder)?;
    let site = authoring::site(folder);
    let checked = each(&folders, |path| -> Result<([usize; 3], Warnings), Diagnostics> {
        let (explainer, warnings) = authoring::open(path, Some(today)).compile(site.as_ref().ok())?;
        let Explainer { panels, claims, sources, .. } = &explainer;
        Ok(([panels.len(), claims.len(), sources.len()], warnings))
    });
    let mut mistakes = Mistakes::default();
    site.iter_err().for_each(|diagnostics| mistakes.add(diagnostics));
    checked.iter().filter_map(|checked| checked.as_ref().err()).for_each(|diagnostics| mistakes.add(diagnostics));
    mistakes.into_result()?;
    let mut all = [0; 3];
    let mut number = 0;
    for (counts, warnings) in checked.into_iter().flatten() {
        all = [0, 1, 2].map(|at| all[at] + counts[at]);
        number += warnings.len();
        // Each as it is told of one folder, without how many there are.
        let told = warnings.to_string();
        if let Some((told, _)) = told.trim_end().rsplit_once('\n') {
            println!("{told}");
        }
    }
    let warnings = if number == 0 { String::new() } else { format!("; {}", count(number, "warning", "warnings")) };
    println!(
        "{}: no errors: {}, {}, {}, {}{warnings}",
        folder.display(),
        count(folders.len(), "explainer", "explainers"),
        count(all[0], "panel", "panels"),
        count(all[1], "claim", "claims"),
        count(all[2], "source", "sources"),
    );
    Ok(())
}

trait IterErr<E> {
    /// The error, if it is one.
    fn iter_err(&self) -> std::option::IntoIter<&E>;
}

impl<T, E> IterErr<E> for Result<T, E> {
    fn iter_err(&self) -> std::option::IntoIter<&E> {
        self.as_ref().err().into_iter()
    }
}

/// What came of a folder.
enum Came {
    /// It is not to be published.
    Draft,
    Wrong(Diagnostics),
    /// It is right, and was not made, since another is wrong.
    Right,
    /// It is there as it was made before.
    Same(Record),
    /// It was made, and waits beside the site.
    Made(Record, Vec<(String, String)>),
    /// It could not be.
    Failed(String),
}

/// What all of them are made with.
struct Making<'a> {
    site: Option<&'a Site>,
    program: &'a Program<'a>,
    records: &'a Records,
    /// The fingerprint of what is the same for all.
    common: [u8; 32],
    has_mistake: AtomicBool,
}

impl Making<'_> {
    /// Makes one, if what it is made of has changed; one at a time on each core, so that one alone is in memory.
    fn make(&self, path: &Path) -> Came {
        let opened = authoring::open(path, None);
        if opened.files().is_some_and(authoring::Files::is_draft) {
            return Came::Draft;
        }
        let fingerprint = opened.files().map(|files| fingerprint(self.common, files));
        let name = opened.files().map(|files| files.name.clone()).unwrap_or_default();
        if let (Some(fingerprint), Some(_)) = (&fingerprint, self.site)
            && let Some(record) = self.records.of(&name)
            && self.records.is_current(&name, &record, fingerprint)
        {
            return Came::Same(record);
        }
        let explainer = match opened.compile(self.site) {
            Ok((explainer, _)) => explainer,
            Err(diagnostics) => {
                self.has_mistake.store(true, Ordering::Relaxed);
                return Came::Wrong(diagnostics);
            }
        };
        if self.site.is_none() || self.has_mistake.load(Ordering::Relaxed) {
            return Came::Right;
        }
        let made = match futures::executor::block_on(self.program.explainer(explainer)) {
            Ok(made) => made,
            Err(error) => return Came::Failed(disk::told(path, error)),
        };
        let files = made.files.keys().cloned().collect();
        let fingerprint = fingerprint.unwrap_or_default();
        match self.records.stage(&name, &made.files) {
            Ok(()) => Came::Made(Record { fingerprint, files, listed: made.listed }, made.left_out),
            Err(error) => Came::Failed(error),
        }
    }
}

/// The fingerprint of all that an explainer is made of: its files and those that it reads beside it, among them what it
/// shares and what it translates.
fn fingerprint(common: [u8; 32], files: &authoring::Files) -> String {
    let mut hash = Sha256::new();
    hash.update(common);
    hash.update(&files.name);
    for (name, bytes) in &files.files {
        let bytes = bytes.as_deref().unwrap_or_default();
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    record::hex(&hash.finalize())
}

/// Builds the site, of which only what has changed is made anew. Writes nothing if there is a mistake in any folder.
pub(crate) fn build(folder: &Path, dist: &Path) -> Result<(), String> {
    let folders = used::explainers(folder)?;
    let site = authoring::site(folder);
    let records = Records::open(dist)?;
    let (shell, is_new_shell) = records.shell()?;
    let program = Program::of(&shell).map_err(|error| disk::told(dist, error))?;
    let common = record::common(&shell, &program.needs(), site.as_ref().ok().map(Site::home).as_ref())?;
    let making = Making {
        site: site.as_ref().ok(),
        program: &program,
        records: &records,
        common,
        has_mistake: AtomicBool::new(false),
    };
    let came = each(&folders, |path: &PathBuf| making.make(path));

    let mut mistakes = Mistakes::default();
    site.iter_err().for_each(|diagnostics| mistakes.add(diagnostics));
    let mut failed = None;
    let (mut kept, mut made, mut drafts, mut left_out) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (came, path) in came.into_iter().zip(&folders) {
        match came {
            Came::Draft => drafts.push(path),
            Came::Wrong(diagnostics) => mistakes.add(&diagnostics),
            Came::Right => {}
            Came::Same(record) => kept.push(record),
            Came::Made(record, left) => {
                left_out.extend(left.into_iter().map(|(name, why)| (format!("{}/{name}", slug(&record)), why)));
                made.push(record);
            }
            Came::Failed(error) => _ = failed.get_or_insert(error),
        }
    }
    let checked = mistakes.into_result().and(failed.map_or(Ok(()), Err));
    let (Ok(()), Ok(site)) = (&checked, site) else {
        records.give_up();
        return checked;
    };
    let listed: Vec<&Listed> = kept.iter().chain(&made).filter_map(|record| record.listed.as_ref()).collect();
    let of_all = futures::executor::block_on(program.site(&site, &listed)).map_err(|error| {
        records.give_up();
        disk::told(dist, error)
    })?;
    let mut files: publish::Files = program.files.clone();
    files.extend(of_all.files);
    let done = written::write(
        &records,
        &written::Change { kept: &kept, made: &made, shell: &shell, is_new_shell, program: &program, files },
    )?;

    left_out.extend(of_all.left_out);
    drafts.iter().for_each(|path| println!("left out {}: it is a draft, which is not published", path.display()));
    left_out.iter().for_each(|(name, why)| println!("left out {name}: {why}"));
    println!(
        "{}: {} in {}: {} made, {} as before, {} gone",
        folder.display(),
        count(listed.len(), "explainer", "explainers"),
        dist.display(),
        made.len(),
        kept.len(),
        done.gone,
    );
    Ok(())
}

fn slug(record: &Record) -> &str {
    record.listed.as_ref().map_or("", |listed| listed.slug.as_str())
}
