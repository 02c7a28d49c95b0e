//! What the command understands, and what it answers.

mod disk;
mod editions;
mod links;
mod new;
mod rename;
mod serve;
mod site;
mod source;
mod today;
mod used;

use clap::{Parser, Subcommand};
use sidelight::{authoring, document::Explainer, publish};
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Makes interactive explainers from folders of Markdown, TOML and CSV.
///
/// Exit codes: 0 if all is well, 1 if the content has mistakes or a file cannot be written, 2 if the command
/// was not understood.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes a small complete folder without mistakes, with comments that say where to go on. Asks nothing, and refuses
    /// a folder that has anything in it.
    New {
        /// The folder to make, such as content/my-story: its name becomes the explainer's address
        folder: PathBuf,
    },
    /// Reads a folder and lists every mistake in it as file:line:column, with a hint; without one, what is due to be
    /// reviewed by today. Writes nothing.
    Check {
        /// The writer's folder, such as content/russian-defections, or one in which several stand, such as content
        folder: PathBuf,
        /// Says, too, which typed numbers the record has, and how each is read from there
        #[arg(long)]
        readings: bool,
    },
    /// Gives a thing another id, everywhere it is meant and nowhere else: where it is declared, where it is named in TOML,
    /// CSV and Markdown, and in the names of its files. Refuses a folder with mistakes; changes all files or none.
    Rename {
        /// The writer's folder, such as content/russian-defections
        folder: PathBuf,
        /// The id of a source, a person, a claim, a panel, a figure, a term or a fact; where several have it, with its kind:
        /// person:council
        old: String,
        /// The id that it shall have
        new: String,
    },
    /// Says where things are used, over all explainers of a folder: without an id, how often each thing that they share;
    /// with one, every place. Says, too, which reviews are due.
    Used {
        /// The folder in which explainers stand, or the folder of one
        folder: PathBuf,
        /// The id of a thing, such as council or source:council
        id: Option<String>,
    },
    /// Prints an entry of editions.toml: what has changed, by statement and number, since a document that was published.
    Editions {
        /// The writer's folder, such as content/russian-defections
        folder: PathBuf,
        /// The document of the edition before, which was published as <slug>-document.json
        old: PathBuf,
        /// Adds the entry to the folder's editions.toml
        #[arg(long)]
        add: bool,
    },
    /// Prints an entry of sources.toml for a page, to be filled in: with an id of the site and the date, the address, and
    /// today as the day on which it was read. Refuses a page that is a source already. Asks the network for nothing.
    Source {
        /// The writer's folder, such as content/russian-defections
        folder: PathBuf,
        /// The page's full address
        url: String,
        /// Adds the entry to the folder's sources.toml
        #[arg(long)]
        add: bool,
    },
    /// Lists the addresses of other sites that a reader can follow, as file:line:column. With --check, and never without,
    /// asks each of them: tells what is dead, what has moved for good and what is unclear, and fails if one is dead.
    Links {
        /// The writer's folder, such as content/russian-defections
        folder: PathBuf,
        /// Asks the network
        #[arg(long)]
        check: bool,
        /// How many seconds a page has to answer
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600), requires = "check")]
        seconds: u64,
    },
    /// Makes the page of a folder; of one in which several explainers stand, all of them as one site, of which only what
    /// has changed is made again. Writes nothing if there is a mistake.
    Build {
        /// The writer's folder, such as content/russian-defections, or one in which several stand, such as content
        folder: PathBuf,
        /// The folder that `trunk build` made; its index.html is filled, and the other files put beside it
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
    },
    /// Shows the page of a folder while it is written: with each saved file anew, with the mistakes at their passages.
    /// Writes nothing.
    Serve {
        /// The writer's folder, such as content/russian-defections
        folder: PathBuf,
        /// The folder that `trunk build` made, without a page in it yet
        #[arg(long)]
        shell: PathBuf,
        /// The port on this machine
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
}

pub(crate) fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::New { folder } => new::new(&folder),
        Command::Rename { folder, old, new } => rename::rename(&folder, &old, &new),
        Command::Used { folder, id } => used::used(&folder, id.as_deref()),
        Command::Editions { folder, old, add } => editions::editions(&folder, &old, add),
        Command::Source { folder, url, add } => source::source(&folder, &url, add),
        Command::Links { folder, check, seconds } => links::links(&folder, check, seconds),
        Command::Check { folder, readings } => check(&folder, readings),
        Command::Build { folder, dist } if site::is_site(&folder) => site::build(&folder, &dist),
        Command::Build { folder, dist } => compile(&folder).and_then(|explainer| build(explainer, &dist)),
        Command::Serve { folder, .. } if site::is_site(&folder) => Err(disk::told(
            &folder,
            "several explainers are in this folder\n  hint: name the folder of the one that is written; `sidelight build` makes a site of all",
        )),
        Command::Serve { folder, shell, port } => serve::serve(&folder, &shell, port),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// What is built must not depend on the day, so only a check knows it.
fn check(folder: &Path, readings: bool) -> Result<(), String> {
    if site::is_site(folder) && !readings {
        return site::check(folder, today::today().span().0);
    }
    let checked = authoring::review(folder, today::today().span().0).map_err(|diagnostics| diagnostics.to_string())?;
    let (explainer, warnings) = checked;
    summarize(folder, &explainer);
    if !warnings.is_empty() {
        println!("{warnings}");
    }
    if readings {
        println!("{}", authoring::readings(folder).map_err(|diagnostics| diagnostics.to_string())?);
    }
    Ok(())
}

fn compile(folder: &Path) -> Result<Explainer, String> {
    let explainer = authoring::compile(folder).map_err(|diagnostics| diagnostics.to_string())?;
    summarize(folder, &explainer);
    Ok(explainer)
}

fn summarize(folder: &Path, explainer: &Explainer) {
    println!(
        "{}: no errors: {}, {}, {}",
        folder.display(),
        count(explainer.panels.len(), "panel", "panels"),
        count(explainer.claims.len(), "claim", "claims"),
        count(explainer.sources.len(), "source", "sources"),
    );
}

/// Every file is made before one is written.
fn build(explainer: Explainer, dist: &Path) -> Result<(), String> {
    if explainer.draft {
        return Err("error: this is a draft, which is not published\n  hint: delete draft from explainer.toml when it is to be; `sidelight serve` shows it as it is".to_owned());
    }
    let (_, published) = publish(explainer, dist)?;
    for (name, bytes) in &published.files {
        let path = dist.join(name);
        disk::write(&path, bytes).map_err(|error| disk::told(&path, error))?;
        println!("wrote {}", path.display());
    }
    for name in published.superseded {
        let path = dist.join(name);
        std::fs::remove_file(&path).map_err(|error| disk::told(&path, error))?;
    }
    for (name, why) in published.left_out {
        println!("left out {name}: {why}");
    }
    Ok(())
}

/// Makes the site of an explainer in memory; gives the shell's files, too.
fn publish(explainer: Explainer, shell: &Path) -> Result<(publish::Files, publish::Published), String> {
    let files = read(shell).map_err(|error| disk::told(shell, error))?;
    let published = futures::executor::block_on(publish::publish(explainer, &files));
    Ok((files, published.map_err(|error| disk::told(shell, error))?))
}

/// The files of a folder, without those of the folders in it.
fn read(folder: &Path) -> io::Result<publish::Files> {
    let mut files = publish::Files::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if let (true, Ok(name)) = (entry.file_type()?.is_file(), entry.file_name().into_string()) {
            files.insert(name, std::fs::read(entry.path())?);
        }
    }
    Ok(files)
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
