//! The native command: checks a writer's folder, and builds the page from it.

#[cfg(not(target_arch = "wasm32"))]
#[path = "sidelight/serve.rs"]
mod serve;

#[cfg(not(target_arch = "wasm32"))]
mod command {
    use crate::serve;
    use clap::{Parser, Subcommand};
    use sidelight::{authoring, document::Explainer, publish, values::Date};
    use std::io::{self, Write};
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;
    use std::time::{SystemTime, UNIX_EPOCH};

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
        /// Reads a folder and lists every mistake in it as file:line:column, with a hint; without one, what is due to be
        /// reviewed by today. Writes nothing.
        Check {
            /// The writer's folder, such as content/russian-defections
            folder: PathBuf,
        },
        /// Makes the page of a folder. Writes nothing if there is a mistake.
        Build {
            /// The writer's folder, such as content/russian-defections
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

    pub(super) fn run() -> ExitCode {
        let done = match Arguments::parse().command {
            Command::Check { folder } => check(&folder),
            Command::Build { folder, dist } => compile(&folder).and_then(|explainer| build(explainer, &dist)),
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

    /// The day, counted as dates are. What is built must not depend on it, so only what tells a writer knows it.
    pub(crate) fn today() -> u32 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let days = u32::try_from(since.as_secs() / 86_400).unwrap_or(u32::MAX);
        Date::Day(1970, 1, 1).span().0.saturating_add(days)
    }

    fn check(folder: &Path) -> Result<(), String> {
        let checked = authoring::review(folder, today()).map_err(|diagnostics| diagnostics.to_string())?;
        let (explainer, warnings) = checked;
        summarize(folder, &explainer);
        if !warnings.is_empty() {
            println!("{warnings}");
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
        let of_file = |path: &Path, error: io::Error| format!("error: {}: {error}", path.display());
        let shell = read(dist).map_err(|error| of_file(dist, error))?;
        let published = futures::executor::block_on(publish::publish(explainer, &shell));
        let published = published.map_err(|error| format!("error: {}: {error}", dist.display()))?;
        for (name, bytes) in &published.files {
            let path = dist.join(name);
            write(&path, bytes).map_err(|error| of_file(&path, error))?;
            println!("wrote {}", path.display());
        }
        for name in published.superseded {
            let path = dist.join(name);
            std::fs::remove_file(&path).map_err(|error| of_file(&path, error))?;
        }
        for (name, why) in published.left_out {
            println!("left out {name}: {why}");
        }
        Ok(())
    }

    /// The files of a folder, without those of the folders in it.
    pub(crate) fn read(folder: &Path) -> io::Result<publish::Files> {
        let mut files = publish::Files::new();
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if let (true, Ok(name)) = (entry.file_type()?.is_file(), entry.file_name().into_string()) {
                files.insert(name, std::fs::read(entry.path())?);
            }
        }
        Ok(files)
    }

    /// Writes a file whole or not at all.
    fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
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

    fn count(number: usize, one: &str, many: &str) -> String {
        format!("{number} {}", if number == 1 { one } else { many })
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
