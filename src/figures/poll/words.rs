//! The words of its own.

use crate::language::{Sentence, words};

words! {
    /// The heading over the answers.
    poll_answer();
    /// What was asked.
    poll_question(question);
    /// Of whom, when, and how many answered.
    poll_asked(whom, date, count) -> Sentence;
    /// By how much each share may be off.
    poll_margin(points);
    /// Where nobody said by how much.
    poll_no_margin();
    /// Who asked, and who paid for it.
    poll_by(done_by, paid_by);
    /// Two answers that are too near to each other.
    poll_within(first, second, points);
}
