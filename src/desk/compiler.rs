//! A folder in memory, and what is made of it.

use super::told::{Level, Name, Open, Remark, Told};
use crate::authoring::{self, Blank, Diagnostic, Files, RenameError, Use};
use crate::document::{Explainer, Extent};
use crate::publish::{self, Program, PublishError};
use crate::values::Date;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

/// A writer's folder while it is written.
#[derive(Debug, Default)]
pub struct Compiler {
    files: Files,
    /// What Trunk made.
    shell: publish::Files,
    /// The explainer as it was when it last had no mistakes.
    last: Option<Explainer>,
    /// What was made of it to be looked at, and what of the one before it: a page that is being exchanged asks for that.
    made: publish::Files,
    made_before: publish::Files,
    /// What things are called, by kind and name, from then.
    titles: BTreeMap<(&'static str, String), String>,
    /// Which names were told to stand in each file.
    uses: BTreeMap<String, Vec<Use>>,
}

impl Compiler {
    /// One for a folder of that name.
    pub fn new(name: String, files: BTreeMap<String, Vec<u8>>, shell: publish::Files) -> Self {
        Self { files: folder(name, files), shell, ..Self::default() }
    }

    /// Puts a file into the folder, or takes it out.
    pub fn put(&mut self, place: String, bytes: Option<Vec<u8>>) {
        match bytes {
            Some(bytes) => _ = self.files.files.insert(place, Some(bytes)),
            None => _ = self.files.files.remove(&place),
        }
    }

    /// Whether the folder may have a map, which needs the world's borders.
    pub fn has_map(&self) -> bool {
        let is_map = |bytes: &[u8]| bytes.windows(5).any(|part| part == b"\"map\"");
        let mut figures = self.files.files.iter().filter(|(place, _)| place.starts_with("figures/"));
        figures.any(|(_, bytes)| bytes.as_deref().is_some_and(is_map))
    }

    /// A picture of the folder of which the copies that are shown [have not been given](authoring::give_copies).
    pub fn unread_picture(&self) -> Option<&[u8]> {
        self.files.unread_picture()
    }

    /// What can be told of the folder, on a day that is counted as in [`Date::span`](crate::values::Date::span).
    pub fn look(&mut self, today: u32) -> Told {
        let authoring::Look { explainer, warnings, uses } = authoring::look(&self.files, today);
        let warnings = warnings.iter().map(|warning| remark(Level::Warning, warning));
        let mut told = Told { remarks: warnings.collect(), ..Told::default() };
        let mut are_titled_anew = false;
        match explainer {
            Ok(explainer) => {
                told.headline = Some(explainer.headline.clone());
                told.pages = pages(&explainer);
                told.open = open(&explainer);
                let titles = titles(&explainer);
                are_titled_anew = titles != self.titles;
                self.titles = titles;
                if self.last.as_ref() != Some(&explainer) {
                    self.made_before = std::mem::take(&mut self.made);
                    self.last = Some(explainer);
                }
            }
            Err(mistakes) => {
                told.has_more = mistakes.has_more();
                told.remarks.splice(0..0, mistakes.iter().map(|mistake| remark(Level::Mistake, mistake)));
            }
        }
        told.remarks
            .sort_by(|one, other| (&one.path, one.line, one.column).cmp(&(&other.path, other.line, other.column)));
        let mut by_file: BTreeMap<String, Vec<Use>> = self.uses.keys().map(|path| (path.clone(), Vec::new())).collect();
        for place in uses {
            by_file.entry(placed(&place.file)).or_default().push(place);
        }
        for (path, uses) in &by_file {
            if are_titled_anew || self.uses.get(path) != Some(uses) {
                told.names.insert(path.clone(), uses.iter().cloned().map(|place| self.name(place)).collect());
            }
        }
        self.uses = by_file;
        told
    }

    fn name(&self, place: Use) -> Name {
        let Use { kind, name, file, line, column, is_declared, .. } = place;
        let title = self.titles.get(&(kind, name.clone())).cloned().unwrap_or_default();
        Name { kind: kind.to_owned(), name, title, path: placed(&file), line, column, is_declared }
    }

    /// A file of the site as it was when the folder last had no mistakes; nothing as long as it never was so, and where
    /// there is none of that name.
    pub async fn preview(&mut self, name: &str) -> Result<Option<Vec<u8>>, PublishError> {
        let Some(explainer) = &self.last else { return Ok(None) };
        let made = |files: &publish::Files| files.get(name).cloned();
        if let Some(file) = made(&self.made) {
            return Ok(Some(file));
        }
        let program = Program::of(&self.shell)?;
        self.made.extend(program.preview(explainer, name).await?);
        // What is named by its bytes may be of the page before; a page never is.
        let files = [&self.made, &self.made_before, &program.files, &self.shell];
        Ok(files.into_iter().find_map(made))
    }

    /// The entries of a file at a path, as a form has them; `None` as long as it is not TOML.
    pub fn entries(&self, place: &str, path: &str) -> Option<Vec<authoring::Entry>> {
        authoring::entries(self.text(place)?, path)
    }

    /// The file with another value of a key in one of its entries; `None` if it is not TOML.
    pub fn with_value(
        &self,
        place: &str,
        path: &str,
        entry: usize,
        name: &str,
        value: &authoring::Held,
    ) -> Option<String> {
        authoring::with_value(self.text(place)?, path, entry, name, value)
    }

    /// The file without one of its entries; `None` if it is not TOML.
    pub fn without_entry(&self, place: &str, path: &str, entry: usize) -> Option<String> {
        authoring::without_entry(self.text(place)?, path, entry)
    }

    /// The file of sources with an entry for an address that is to be filled in, and the line of that; or why not.
    pub fn with_source(&self, address: &str, today: Date) -> Result<(Vec<u8>, usize), String> {
        let source = authoring::new_source(&self.files, address, today).map_err(|error| error.to_string())?;
        Ok(authoring::with_source(self.text("sources.toml").unwrap_or_default().as_bytes(), &source.text))
    }

    /// The files that a panel or a figure of a kind begins as; or why not.
    pub fn blank(&self, what: &str, name: &str) -> Result<BTreeMap<String, Vec<u8>>, String> {
        let what = if what == "panel" { Blank::Panel } else { Blank::Figure(what) };
        let made = authoring::blank(&self.files, what, name).map_err(|error| error.to_string())?;
        Ok(made.into_iter().map(|(place, text)| (place, text.into_bytes())).collect())
    }

    /// The columns that the rows in a file may have.
    pub fn columns(&self, place: &str) -> Vec<String> {
        let figure = Path::new(place).file_stem().and_then(OsStr::to_str);
        figure.map(|figure| authoring::columns_of(&self.files, figure)).unwrap_or_default()
    }

    fn text(&self, place: &str) -> Option<&str> {
        std::str::from_utf8(self.files.files.get(place)?.as_ref()?).ok()
    }

    /// Gives a thing another name, everywhere it is meant; or says why not.
    pub fn rename(&mut self, old: &str, new: &str) -> Result<(), String> {
        let renamed = authoring::rename(&self.files, old, new).map_err(|error| match error {
            // Which they are is told anyway.
            RenameError::Mistakes(_) => {
                "nothing is renamed while there are mistakes: a name that is misspelt would not be found".to_owned()
            }
            error => error.to_string(),
        })?;
        for (place, bytes) in renamed.changed {
            self.put(place, Some(bytes));
        }
        for (from, to) in renamed.moved {
            if let Some(bytes) = self.files.files.remove(&from) {
                self.files.files.insert(to, bytes);
            }
        }
        Ok(())
    }

    /// The folder's files.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = self.files.files.iter();
        files.filter_map(|(place, bytes)| Some((place.clone(), bytes.clone()?))).collect()
    }
}

/// A folder as readers have it.
pub(super) fn folder(name: String, files: BTreeMap<String, Vec<u8>>) -> Files {
    let files = files.into_iter().map(|(place, bytes)| (place, Some(bytes))).collect();
    Files { path: "".into(), name, files }
}

fn placed(file: &Path) -> String {
    file.to_string_lossy().into_owned()
}

fn remark(level: Level, found: &Diagnostic) -> Remark {
    let Diagnostic { file, line, column, message, hint, replacement } = found.clone();
    let replacement = replacement.map(|words| *words);
    Remark { level, path: placed(&file), line, column, message, hint, replacement }
}

fn pages(explainer: &Explainer) -> Vec<(String, String)> {
    let first = ("index.html".to_owned(), explainer.headline.clone());
    let panels = explainer.panels.iter().map(|panel| (format!("{}.html", panel.id), panel.title.clone()));
    [first].into_iter().chain(panels).collect()
}

fn open(explainer: &Explainer) -> Vec<Open> {
    let is_partly_read = explainer.sources.iter().any(|source| !matches!(source.read_in, None | Some(Extent::Full)));
    let found = [
        (explainer.draft, Open::Draft),
        (explainer.example, Open::Example),
        (explainer.url.is_none(), Open::Address),
        (explainer.review_by.is_none(), Open::Review),
        (explainer.checked.is_none(), Open::SecondReader),
        (is_partly_read, Open::PartlyRead),
    ];
    found.into_iter().filter(|(is_so, _)| *is_so).map(|(_, open)| open).collect()
}

fn titles(explainer: &Explainer) -> BTreeMap<(&'static str, String), String> {
    let mut titles = BTreeMap::new();
    let mut add = |kind, name: &dyn ToString, title: &str| titles.insert((kind, name.to_string()), title.to_owned());
    for source in &explainer.sources {
        add("source", &source.id, &format!("{}: {}", source.publisher, source.title));
    }
    for person in &explainer.people {
        add("person", &person.id, &person.name);
    }
    for claim in &explainer.claims {
        add("claim", &claim.id, &claim.says);
    }
    for panel in &explainer.panels {
        add("panel", &panel.id, &panel.title);
    }
    for figure in explainer.figures() {
        add("figure", &figure.id, &figure.title);
    }
    for term in &explainer.terms {
        add("term", &term.id, &term.word);
    }
    for fact in &explainer.facts {
        add("fact", &fact.id, &fact.title);
    }
    titles
}
