//! What is said to a writer: of a folder, once typing rests, and of what happened, until it was read. In which words, the
//! application knows.

use super::told::{Open, Remark, Told};

/// What is to be said to a writer, until it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saying {
    /// That files of a folder were not taken in.
    LeftOut {
        /// How many.
        number: usize,
        /// One of them.
        first: String,
    },
    /// That another tab has the folder.
    Elsewhere,
    /// That the site was made.
    Published {
        /// The file that it was saved as.
        name: String,
        /// How many files it has.
        files: usize,
    },
    /// What is said already.
    Told(String),
}

/// What stands between a folder and publishing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stands {
    /// It is not known yet.
    #[default]
    Unknown,
    /// So many mistakes.
    Mistakes(usize),
    /// More than are listed.
    Many,
    /// That it is marked as a draft, and nothing else.
    Draft,
    /// Nothing; so many things should be looked at.
    Nothing(usize),
}

/// What is told to those who hear the desk: once typing rests, and no more than is new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// What stands between the folder and publishing.
    pub stands: Stands,
    /// The first remark that was not there when something was told before.
    pub new: Option<Remark>,
    /// Of what was there then, in which file, and what it says.
    known: Vec<(String, String)>,
}

impl Stands {
    /// By what the compiler said last, if it has said anything.
    pub fn of(told: Option<&Told>) -> Self {
        let Some(told) = told else { return Self::Unknown };
        match told.mistakes() {
            _ if told.has_more => Self::Many,
            0 if told.open.contains(&Open::Draft) => Self::Draft,
            0 => Self::Nothing(told.remarks.len()),
            mistakes => Self::Mistakes(mistakes),
        }
    }
}

impl Heard {
    /// Nothing was written for a while: what is new is heard.
    pub(super) fn rest(&mut self, stands: Stands, remarks: &[Remark]) {
        // Lines come and go above it: a remark is the same one if it says the same of the same file.
        let of = |remark: &Remark| (remark.path.clone(), remark.message.clone());
        let new = remarks.iter().find(|remark| !self.known.contains(&of(remark))).cloned();
        self.known = remarks.iter().map(of).collect();
        if new.is_some() || stands != self.stands {
            (self.stands, self.new) = (stands, new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::Event;
    use super::super::state::tests::open;
    use super::super::told::Level;
    use super::*;

    fn told(remarks: &[(Level, usize, &str)]) -> Event {
        let remark = |(level, line, message): &(Level, usize, &str)| Remark {
            level: *level,
            path: "article.md".into(),
            line: *line,
            column: 1,
            message: (*message).into(),
            hint: None,
            replacement: None,
        };
        Event::Told(Box::new(Told { remarks: remarks.iter().map(remark).collect(), ..Told::default() }))
    }

    #[test]
    fn what_stands_between_is_known() {
        let of = |remarks: &[(Level, usize, &str)]| open().after(told(remarks)).folder.expect("it is open").stands();
        let (mistake, warning) = ((Level::Mistake, 1, "m"), (Level::Warning, 1, "w"));
        assert_eq!(of(&[]), Stands::Nothing(0));
        assert_eq!(of(&[warning]), Stands::Nothing(1));
        assert_eq!(of(&[mistake, warning, mistake]), Stands::Mistakes(2));
        assert_eq!(open().folder.expect("it is open").stands(), Stands::Unknown);
    }

    #[test]
    fn a_screen_reader_hears_what_is_new_once_typing_rests() {
        let mut state = open();
        let mut heard = |events: &[Event]| {
            state = events.iter().fold(std::mem::take(&mut state), |state, event| state.after(event.clone()));
            let heard = state.folder.as_ref().expect("it is open").heard.clone();
            (heard.stands, heard.new.map(|remark| (remark.line, remark.message)))
        };
        let new = |line, message: &str| Some((line, message.to_owned()));
        let [a, b] = [(Level::Mistake, 3, "a"), (Level::Mistake, 5, "b")];
        assert_eq!(heard(&[told(&[])]), (Stands::Unknown, None), "not before it rests");
        assert_eq!(heard(&[Event::Rested]), (Stands::Nothing(0), None));
        // Each stroke of a word is another mistake: none of them is heard but the last.
        assert_eq!(heard(&[told(&[(Level::Mistake, 3, "x")]), told(&[a])]), (Stands::Nothing(0), None));
        assert_eq!(heard(&[Event::Rested]), (Stands::Mistakes(1), new(3, "a")));
        assert_eq!(heard(&[told(&[a, b]), Event::Rested]), (Stands::Mistakes(2), new(5, "b")));
        // What was heard is not said again, although it stands in another line by now.
        let lower = [(Level::Mistake, 4, "a"), (Level::Mistake, 6, "b")];
        assert_eq!(heard(&[told(&lower), Event::Rested]), (Stands::Mistakes(2), new(5, "b")));
        assert_eq!(heard(&[told(&[b]), Event::Rested]), (Stands::Mistakes(1), None));
        assert_eq!(heard(&[told(&[]), Event::Rested]), (Stands::Nothing(0), None));
    }
}
