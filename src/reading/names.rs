//! What was declared under which name, so that every mention can be checked.

use super::diagnostic::{Position, SourceText, TextFile};
use super::hint::{Hint, list, nearest};
use super::kind::Kind;
use super::report::Report;
use crate::values::{IdError, PanelId};
use std::collections::BTreeMap;

/// The names of one kind, as written: a malformed name is reported where it is declared, not wherever it is used.
pub(crate) struct Names<'a> {
    pub(crate) kind: Kind,
    pub(crate) declared: BTreeMap<String, Option<Position<'a>>>,
    /// Whether all of them could be read. If not, no mention can be called unknown.
    is_complete: bool,
    /// Another name of one of them.
    alias: Option<(&'static str, String)>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(kind: Kind, is_complete: bool) -> Self {
        Self { kind, declared: BTreeMap::new(), is_complete, alias: None }
    }

    /// Names that files have, each once by nature; a malformed one is reported.
    pub(crate) fn of_files<'n>(
        kind: Kind,
        files: impl IntoIterator<Item = (&'n String, &'a Option<TextFile>)>,
        report: &Report,
    ) -> Self {
        let mut declared = BTreeMap::new();
        for (name, file) in files {
            let position = file.as_ref().map(|file| Position { file, offset: 0 });
            // Ids of all things that have files are of the same form.
            if let (Some(position), Err(error)) = (position, PanelId::new(name.as_str())) {
                report.add(position.error(format!("{error}: \"{name}\"")).hint(format!("rename the file: {ID_HINT}")));
            }
            declared.insert(name.clone(), position);
        }
        Self { kind, declared, is_complete: true, alias: None }
    }

    /// Declares a name and makes it an id; a second declaration is reported.
    pub(crate) fn declare<T>(&mut self, name: Option<&SourceText<'a>>, report: &Report) -> Option<T>
    where
        T: TryFrom<String, Error = IdError>,
    {
        let Some(name) = name else {
            // Without its name, nobody knows what the mentions of it mean.
            self.is_complete = false;
            return None;
        };
        if let Some(first) = self.declared.get(&*name.text) {
            let error = name.error(format!("duplicate {} \"{}\"", self.kind.name(), name.text));
            report.add(match first {
                Some(position) => error.hint(format!("it is first declared in {position}")),
                None => error,
            });
            return None;
        }
        self.declared.insert(name.text.clone().into_owned(), Some(name.start()));
        report.note_name(self.kind, &name.text, name.start());
        match T::try_from(name.text.clone().into_owned()) {
            Ok(id) => Some(id),
            Err(error) => {
                report.add(name.error(format!("{error}: \"{}\"", name.text)).hint(ID_HINT));
                None
            }
        }
    }

    /// The same of what is shared, which gives way to one of that name.
    pub(crate) fn declare_shared<T>(&mut self, name: Option<&SourceText<'a>>, report: &Report) -> Option<T>
    where
        T: TryFrom<String, Error = IdError>,
    {
        let own = name.and_then(|name| Some((name, (*self.declared.get(&*name.text)?)?)));
        match own {
            Some((name, first)) if !std::ptr::eq(first.file, name.start().file) => {
                report.note_name(self.kind, &name.text, name.start());
                None
            }
            _ => self.declare(name, report),
        }
    }

    /// Gives one of them another name, unless one is declared under it.
    pub(crate) fn call(&mut self, alias: &'static str, name: String) {
        self.alias = Some((alias, name)).filter(|_| !self.declared.contains_key(alias));
    }

    /// The declared name that a mention means.
    pub(crate) fn meant<'n>(&'n self, mention: &'n str) -> &'n str {
        self.alias.as_ref().filter(|(alias, _)| *alias == mention).map_or(mention, |(_, name)| name)
    }

    /// The id that a mention means, which stands at the position; a mention of something that was not declared is
    /// reported there.
    pub(crate) fn resolve<T>(&self, mention: &str, position: Position<'a>, report: &Report) -> Option<T>
    where
        T: TryFrom<String, Error = IdError>,
    {
        self.resolve_in(mention, position, position, report)
    }

    /// The same of a name that stands somewhere inside of what is reported.
    pub(crate) fn resolve_in<T>(
        &self,
        mention: &str,
        position: Position<'a>,
        name: Position<'a>,
        report: &Report,
    ) -> Option<T>
    where
        T: TryFrom<String, Error = IdError>,
    {
        report.note_name(self.kind, mention, name);
        let mention = self.meant(mention);
        if !self.declared.contains_key(mention) && self.is_complete {
            let error = position.error(format!("unknown {} \"{mention}\"", self.kind.name()));
            report.add_with(error, |error| error.hint(self.hint(mention)));
        }
        T::try_from(mention.to_owned()).ok()
    }

    /// Whether there is one of that name.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.declared.contains_key(name)
    }

    /// Whether it is declared in this file.
    pub(crate) fn is_declared_in(&self, name: &str, file: &TextFile) -> bool {
        let position = self.declared.get(name).and_then(|position| *position);
        position.is_some_and(|position| std::ptr::eq(position.file, file))
    }

    /// Whether all of them could be read.
    pub(crate) fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Each name with the place of its declaration.
    pub(crate) fn declared(&self) -> impl Iterator<Item = (&str, Position<'a>)> {
        self.declared.iter().filter_map(|(name, position)| Some((name.as_str(), (*position)?)))
    }

    fn hint(&self, mention: &str) -> Hint {
        let names = || self.declared.keys().map(String::as_str);
        if let Some(name) = nearest(mention, names()) {
            return Hint::meant(mention, name);
        }
        let (kind, plural) = (self.kind.name(), self.kind.plural());
        let hint = match self.declared.len() {
            0 => format!("no {plural} are declared in {}", self.kind.declared_in()),
            1 => format!("the only declared {kind} is {}", list(names())),
            _ => format!("declared {plural} are {}", list(names())),
        };
        hint.into()
    }
}

/// What an id looks like.
pub(crate) const ID_HINT: &str = "an id holds only a-z, 0-9 and hyphens, and starts with a letter";
