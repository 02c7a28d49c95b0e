//! What was declared under which name, so that every mention can be checked.

use super::diagnostic::{Place, Report, SourceText, TextFile, list, nearest};
use crate::document::{IdError, PanelId};
use std::collections::BTreeMap;

/// What a name can be the name of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Source,
    Person,
    Claim,
    Panel,
    Figure,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Person => "person",
            Self::Claim => "claim",
            Self::Panel => "panel",
            Self::Figure => "figure",
        }
    }

    fn plural(self) -> &'static str {
        match self {
            Self::Source => "sources",
            Self::Person => "people",
            Self::Claim => "claims",
            Self::Panel => "panels",
            Self::Figure => "figures",
        }
    }

    fn declared_in(self) -> &'static str {
        match self {
            Self::Source => "sources.toml",
            Self::Person => "people.toml",
            Self::Claim => "claims.toml",
            Self::Panel => "panels/",
            Self::Figure => "figures/",
        }
    }
}

/// The names of one kind, as written: a malformed name is reported where it is declared, not wherever it is used.
pub(crate) struct Names<'a> {
    kind: Kind,
    declared: BTreeMap<String, Option<Place<'a>>>,
    /// Whether all of them could be read. If not, no mention can be called unknown.
    is_complete: bool,
}

impl<'a> Names<'a> {
    pub(crate) fn new(kind: Kind, is_complete: bool) -> Self {
        Self { kind, declared: BTreeMap::new(), is_complete }
    }

    /// Names that files have, each once by nature; a malformed one is reported.
    pub(crate) fn of_files<'n>(
        kind: Kind,
        files: impl IntoIterator<Item = (&'n String, &'a Option<TextFile>)>,
        report: &Report,
    ) -> Self {
        let mut declared = BTreeMap::new();
        for (name, file) in files {
            let place = file.as_ref().map(|file| Place { file, offset: 0 });
            // Ids of all things that have files are of the same form.
            if let (Some(place), Err(error)) = (place, PanelId::new(name.as_str())) {
                report.add(place.error(format!("{error}: \"{name}\"")).hint(format!("rename the file: {ID_HINT}")));
            }
            declared.insert(name.clone(), place);
        }
        Self { kind, declared, is_complete: true }
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
                Some(place) => error.hint(format!("it is first declared in {place}")),
                None => error,
            });
            return None;
        }
        self.declared.insert(name.text.clone().into_owned(), Some(name.start()));
        match T::try_from(name.text.clone().into_owned()) {
            Ok(id) => Some(id),
            Err(error) => {
                report.add(name.error(format!("{error}: \"{}\"", name.text)).hint(ID_HINT));
                None
            }
        }
    }

    /// The id that a mention means; a mention of something that was not declared is reported.
    pub(crate) fn resolve<T>(&self, mention: &str, place: Place<'a>, report: &Report) -> Option<T>
    where
        T: TryFrom<String, Error = IdError>,
    {
        if !self.declared.contains_key(mention) && self.is_complete {
            let error = place.error(format!("unknown {} \"{mention}\"", self.kind.name()));
            report.add_with(error, |error| error.hint(self.hint(mention)));
        }
        T::try_from(mention.to_owned()).ok()
    }

    /// Whether there is one of that name.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.declared.contains_key(name)
    }

    /// Whether all of them could be read.
    pub(crate) fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Each name with the place of its declaration.
    pub(crate) fn declared(&self) -> impl Iterator<Item = (&str, Place<'a>)> {
        self.declared.iter().filter_map(|(name, place)| Some((name.as_str(), (*place)?)))
    }

    fn hint(&self, mention: &str) -> String {
        let names = || self.declared.keys().map(String::as_str);
        if let Some(name) = nearest(mention, names()) {
            return format!("did you mean \"{name}\"?");
        }
        let (kind, plural) = (self.kind.name(), self.kind.plural());
        match self.declared.len() {
            0 => format!("no {plural} are declared in {}", self.kind.declared_in()),
            1 => format!("the only declared {kind} is {}", list(names())),
            _ => format!("declared {plural} are {}", list(names())),
        }
    }
}

/// What an id looks like.
pub(crate) const ID_HINT: &str = "an id holds only a-z, 0-9 and hyphens, and starts with a letter";

/// All names of a folder.
pub(crate) struct AllNames<'a> {
    pub(crate) sources: Names<'a>,
    pub(crate) people: Names<'a>,
    pub(crate) claims: Names<'a>,
    pub(crate) panels: Names<'a>,
    pub(crate) figures: Names<'a>,
}

impl<'a> AllNames<'a> {
    /// Reports names that are the same although their kinds are not: each is an address on the one page.
    ///
    /// People are not addresses, and may be called like anything else.
    pub(crate) fn check_addresses<'c>(&self, crossheads: impl IntoIterator<Item = &'c Crosshead<'a>>, report: &Report)
    where
        'a: 'c,
    {
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        for names in [&self.panels, &self.figures, &self.claims, &self.sources] {
            for (name, place) in &names.declared {
                if let (Some(owner), Some(place)) = (taken.get(name.as_str()), place) {
                    let error = place.error(format!("duplicate id \"{name}\""));
                    report.add(error.hint(format!("{owner} has the same id, and both are addresses on one page")));
                }
                taken.entry(name.clone()).or_insert_with(|| format!("a {}", names.kind.name()));
            }
        }
        let made = self.made_addresses();
        let maker = |name: &str| made.get(name).cloned().or_else(|| self.trigger(name));
        for (name, place) in &self.panels.declared {
            if let (Some(owner), Some(place)) = (maker(name), place) {
                let error = place.error(format!("the panel's address \"{name}\" is taken"));
                report.add(error.hint(format!("{owner} has it; give the panel's file another name")));
            }
        }
        for crosshead in crossheads {
            if let Some(owner) = taken.get(&crosshead.id).cloned().or_else(|| maker(&crosshead.id)) {
                let message = format!("this heading's address \"{}\" is taken", crosshead.id);
                report
                    .add(crosshead.place.error(message).hint(format!("{owner} has it; word the heading differently")));
            }
            taken.entry(crosshead.id.clone()).or_insert_with(|| format!("the heading in {}", crosshead.place));
        }
    }
}

impl AllNames<'_> {
    /// Whose address `trigger-<panel>-<number>` is.
    fn trigger(&self, name: &str) -> Option<String> {
        let (panel, number) = name.strip_prefix("trigger-")?.rsplit_once('-')?;
        let is_trigger = number.bytes().all(|byte| byte.is_ascii_digit()) && self.panels.contains(panel);
        is_trigger.then(|| format!("a link to the panel \"{panel}\""))
    }

    /// The addresses that the page makes by itself, and whose they are.
    fn made_addresses(&self) -> BTreeMap<String, String> {
        let mut made = BTreeMap::from([
            ("sidelight".to_owned(), "the explainer itself".to_owned()),
            ("sources".to_owned(), "the list of sources".to_owned()),
        ]);
        let kinds: [(&Names<'_>, &[&str]); 5] = [
            (&self.claims, &["claim", "passage", "note"]),
            (&self.sources, &["source"]),
            (&self.figures, &["figure"]),
            (&self.people, &["person"]),
            (&self.panels, &["panel"]),
        ];
        for (names, prefixes) in kinds {
            for name in names.declared.keys() {
                for prefix in prefixes {
                    made.insert(format!("{prefix}-{name}"), format!("the {} \"{name}\"", names.kind.name()));
                }
            }
        }
        made
    }
}

/// A heading in the text, with the address made of its words.
pub(crate) struct Crosshead<'a> {
    pub(crate) id: String,
    pub(crate) place: Place<'a>,
}
