//! The native command: checks a writer's folder, and builds the page from it.

#[cfg(not(target_arch = "wasm32"))]
mod command {
    use clap::{Parser, Subcommand};
    use sidelight::{authoring, document::Explainer, prerender};
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
        /// Reads a folder and lists every mistake in it as file:line:column, with a hint. Writes nothing.
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
    }

    pub(super) fn run() -> ExitCode {
        let done = match Arguments::parse().command {
            Command::Check { folder } => compile(&folder).map(|_| ()),
            Command::Build { folder, dist } => compile(&folder).and_then(|explainer| build(explainer, &dist)),
        };
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("{message}");
                ExitCode::FAILURE
            }
        }
    }

    fn compile(folder: &Path) -> Result<Explainer, String> {
        let explainer = authoring::compile(folder).map_err(|diagnostics| diagnostics.to_string())?;
        println!(
            "{}: no errors: {}, {}, {}",
            folder.display(),
            count(explainer.panels.len(), "panel", "panels"),
            count(explainer.claims.len(), "claim", "claims"),
            count(explainer.sources.len(), "source", "sources"),
        );
        Ok(explainer)
    }

    fn build(explainer: Explainer, dist: &Path) -> Result<(), String> {
        let built = prerender::build(explainer, dist).map_err(|error| format!("error: {error}"))?;
        for path in built.files {
            println!("wrote {}", path.display());
        }
        for (name, why) in built.left_out {
            println!("left out {name}: {why}");
        }
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
