//! What the desk shows, as it follows from what happened. Pure: what is to be done about it, it asks for.

use super::heard::{Heard, Saying, Stands};
use super::told::{Name, Told};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A folder that the browser keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its name in the browser's storage.
    pub id: String,
    /// The explainer's name.
    pub slug: String,
    /// Its headline, as far as it was known.
    pub headline: String,
    /// When it was last written in, in milliseconds since 1970.
    pub at: u64,
}

/// What happened. `static/desk` tells it as JSON.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// What the browser keeps.
    Kept {
        /// The last one first.
        folders: Vec<Kept>,
    },
    /// A folder was opened.
    Opened {
        /// The explainer's name.
        slug: String,
        /// The places of its files.
        files: Vec<String>,
        /// What was not taken in of it.
        left_out: Vec<String>,
    },
    /// To which days it can be gone back.
    Days {
        /// The last one first.
        days: Vec<String>,
    },
    /// How it is with the folder of this machine that it is of.
    Disk {
        /// How.
        disk: Disk,
    },
    /// A folder was closed, or none could be opened.
    Closed,
    /// A file came or went.
    Files {
        /// The places of all files.
        files: Vec<String>,
    },
    /// A file is in the editor.
    Shown {
        /// Its place.
        path: String,
        /// How it is written, where there are two ways: `grid`, `form` or `text`.
        form: Option<String>,
    },
    /// The writer is at a name, or at none.
    At {
        /// The name.
        name: Option<Name>,
    },
    /// Where a name stands is to be listed, or no longer.
    Uses {
        /// Its kind, and the name itself.
        of: Option<(String, String)>,
    },
    /// Something was written, and is not kept yet.
    Edited,
    /// All that was written is kept.
    Saved,
    /// What was written cannot be kept.
    NotSaved {
        /// Why, as the browser says it.
        why: String,
    },
    /// The compiler looked at the folder.
    Told(Box<Told>),
    /// Nothing was written for a while, and all that there was is looked at.
    Rested,
    /// The page is shown as the folder is, or as it was before it had mistakes.
    Previewed,
    /// The page cannot be shown.
    NoPreview {
        /// Why.
        why: String,
    },
    /// The site was made.
    Published {
        /// The file that it was saved as.
        name: String,
        /// How many files it has.
        files: usize,
    },
    /// Something was not done.
    Refused {
        /// Why, for a writer.
        why: String,
    },
    /// Another tab writes this folder.
    Elsewhere,
    /// A newer desk is ready.
    Newer,
    /// What is to be said was read.
    Read,
    /// Another thing is to be seen, where not all fits.
    Turn {
        /// What.
        to: Side,
    },
    /// The desk's own words are in another language.
    Speaks {
        /// Its tag.
        language: String,
    },
    /// The page is to be seen otherwise.
    Look {
        /// How.
        view: View,
    },
}

/// What is seen where not all fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The list of files.
    Files,
    /// The editor.
    #[default]
    Write,
    /// What is wrong.
    Check,
    /// The page.
    Page,
    /// What publishing needs.
    Publish,
}

/// How the page is seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// The page's name.
    pub page: String,
    /// How wide: `phone`, `column` or `full`.
    pub width: String,
    /// `light`, `dark`, or `light dark`: as the machine has it.
    pub scheme: String,
}

impl Default for View {
    fn default() -> Self {
        Self { page: "index.html".into(), width: "column".into(), scheme: "light dark".into() }
    }
}

/// Whether what was written is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// All of it.
    #[default]
    Kept,
    /// It is being kept.
    Writing,
    /// It cannot be.
    Failed(String),
}

/// A folder of this machine that is written into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Disk {
    /// Its name.
    pub name: String,
    /// How many files are not written there yet.
    pub unsaved: usize,
    /// Which files another program changed there.
    pub changed: Vec<String>,
    /// Whether the browser lets it be read.
    pub is_allowed: bool,
}

/// A folder that is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    /// The explainer's name.
    pub slug: String,
    /// The places of its files.
    pub files: Vec<String>,
    /// The file in the editor.
    pub shown: Option<String>,
    /// How it is written, where there are two ways.
    pub form: Option<String>,
    /// The name at which the writer is.
    pub at: Option<Name>,
    /// The kind and name of which the places are listed.
    pub uses: Option<(String, String)>,
    /// What the compiler said last.
    pub told: Rc<Told>,
    /// Where names stand, by file.
    pub names: BTreeMap<String, Rc<Vec<Name>>>,
    /// Whether it has said anything yet.
    pub is_told: bool,
    /// What was heard last.
    pub heard: Heard,
    /// Whether all is kept.
    pub keeping: Keeping,
    /// Why there is no page to be seen.
    pub no_preview: Option<String>,
    /// The days to which it can be gone back.
    pub days: Vec<String>,
    /// The folder of this machine that it is of.
    pub disk: Option<Disk>,
    /// Whether it can be read alone, since another tab writes it.
    pub is_read: bool,
}

/// Where a writer is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What the browser keeps.
    pub kept: Vec<Kept>,
    /// The folder that is open.
    pub folder: Option<Folder>,
    /// What is to be said, until it was read.
    pub saying: Option<Saying>,
    /// Whether a newer desk is ready.
    pub is_old: bool,
    /// The language of the desk's own words; none before they are there.
    pub language: Option<String>,
    /// What is seen where not all fits.
    pub side: Side,
    /// How the page is seen.
    pub view: View,
}

impl State {
    /// What is after something happened.
    pub fn after(mut self, event: Event) -> Self {
        match event {
            Event::Kept { folders } => self.kept = folders,
            Event::Opened { slug, files, left_out } => {
                self.folder = Some(Folder { slug, files, ..Folder::default() });
                self.side = Side::Write;
                self.view.page = View::default().page;
                let number = left_out.len();
                self.saying = left_out.into_iter().next().map(|first| Saying::LeftOut { number, first });
            }
            Event::Closed => self.folder = None,
            Event::Refused { why } => self.saying = Some(Saying::Told(why)),
            Event::Newer => self.is_old = true,
            Event::Read => self.saying = None,
            Event::Turn { to } => self.side = to,
            Event::Look { view } => self.view = view,
            Event::Published { name, files } => self.saying = Some(Saying::Published { name, files }),
            Event::Speaks { language } => self.language = Some(language),
            event => {
                if let Some(folder) = &mut self.folder {
                    folder.hear(event);
                }
            }
        }
        self
    }
}

impl Folder {
    fn hear(&mut self, event: Event) {
        match event {
            Event::Files { files } => self.files = files,
            Event::Shown { path, form } => {
                self.at = None;
                (self.shown, self.form) = (Some(path), form);
            }
            Event::At { name } => self.at = name,
            Event::Uses { of } => self.uses = of,
            Event::Days { days } => self.days = days,
            Event::Disk { disk } => self.disk = Some(disk),
            Event::Elsewhere => (self.is_read, self.disk) = (true, None),
            // What could not be kept is said until it could.
            Event::Edited if matches!(self.keeping, Keeping::Failed(_)) => {}
            Event::Edited => self.keeping = Keeping::Writing,
            Event::Saved => self.keeping = Keeping::Kept,
            Event::NotSaved { why } => self.keeping = Keeping::Failed(why),
            Event::Told(mut told) => {
                // What it is called, and which pages it has, is known from before its mistakes.
                if told.headline.is_none() {
                    told.headline = self.told.headline.clone();
                    told.pages = self.told.pages.clone();
                }
                let names = std::mem::take(&mut told.names).into_iter();
                self.names.extend(names.map(|(path, names)| (path, Rc::new(names))));
                (self.told, self.is_told) = (Rc::new(*told), true);
            }
            Event::Rested => self.heard.rest(self.stands(), &self.told.remarks),
            Event::Previewed => self.no_preview = None,
            Event::NoPreview { why } => self.no_preview = Some(why),
            _ => {}
        }
    }

    /// Where a thing is declared: the place, if it has one.
    pub fn declared(&self, kind: &str, name: &str) -> Option<(String, usize, usize)> {
        let of_file = match kind {
            "panel" => Some(format!("panels/{name}.md")),
            "figure" => Some(format!("figures/{name}.toml")),
            _ => None,
        };
        if let Some(path) = of_file {
            return self.files.contains(&path).then_some((path, 1, 1));
        }
        self.places(kind, name).find(|it| it.is_declared).map(|it| (it.path.clone(), it.line, it.column))
    }

    /// Where a name stands.
    pub fn places(&self, kind: &str, name: &str) -> impl Iterator<Item = &Name> {
        let all = self.names.values().flat_map(|names| names.iter());
        all.filter(move |it| it.kind == kind && it.name == name)
    }

    /// What stands between it and publishing.
    pub fn stands(&self) -> Stands {
        Stands::of(self.is_told.then(|| &*self.told))
    }

    /// How many mistakes it has.
    pub fn mistakes(&self) -> usize {
        self.told.mistakes()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn open() -> State {
        let opened = r#"{"kind": "opened", "slug": "x", "files": ["article.md"], "left_out": []}"#;
        State::default().after(serde_json::from_str(opened).expect("an event"))
    }

    #[test]
    fn what_is_not_kept_is_said() {
        let keeping = |event| open().after(event).folder.map(|folder| folder.keeping);
        assert_eq!(keeping(Event::Edited), Some(Keeping::Writing));
        assert_eq!(keeping(Event::NotSaved { why: "full".into() }), Some(Keeping::Failed("full".into())));
        assert_eq!(State::default().after(Event::Edited), State::default());
        let failed = open().after(Event::NotSaved { why: "full".into() }).after(Event::Edited);
        assert_eq!(failed.folder.map(|folder| folder.keeping), Some(Keeping::Failed("full".into())));
    }
}
