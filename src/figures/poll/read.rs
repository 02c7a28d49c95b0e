//! Reads who asked what of whom, and the answers, none of which is more than all.

use super::Poll;
use crate::figures::kind::{Reader, unplaced};
use crate::reading::{Cell, CellReader};
use crate::values::{Amount, Date, Decimal, Unit};

/// Reads the figure's own keys and its rows.
pub(super) fn poll(reader: &Reader<'_, '_>) -> Option<Poll> {
    let (fields, report) = (reader.fields, reader.report);
    let (question, asked_of) = (fields.cell("question"), fields.cell("asked_of"));
    let cells = CellReader { sources: reader.known.sources, report };
    let asked = fields.excerpt("asked").and_then(|text| Date::read(&text, &cells));
    let sample = fields.number("sample", "1000").and_then(|(sample, position)| {
        if sample == 0 {
            report.add(position.error("nobody answered").hint("write how many did: sample = 1000"));
        }
        (sample > 0).then_some(sample)
    });
    let has_margin = fields.has("margin");
    let margin = fields.decimal_if_any("margin", "3.1").and_then(|(margin, position)| {
        let is_one = margin > Decimal::ZERO && margin < Decimal::whole(50);
        if !is_one {
            let error = position.error(format!("the margin is no number of percentage points: {margin}"));
            report.add(error.hint("write margin = 3.1, or leave it out where none was given"));
        }
        is_one.then_some(margin)
    });
    let (done_by, paid_by) = (reader.person("done_by"), reader.person("paid_by"));
    let rows = reader.rows::<Poll>();
    let all = Decimal::whole(100);
    let mut is_sound = margin.is_some() || !has_margin;
    for (row, answer) in &rows {
        is_sound &= reader.check_counted(row, "share", answer.share);
        if answer.share.upper() > all || matches!(answer.share, Amount::MoreThan(least) if least == all) {
            let error = row.position("share").error(format!("this is more than all who answered: {}", answer.share));
            report.add(error.hint("write how many in a hundred gave the answer: 62 or 61.5"));
            is_sound = false;
        }
    }
    // Each may have been rounded up by half a percent.
    let sum: i128 = rows.iter().filter_map(|(_, answer)| answer.share.least()).map(Decimal::millionths).sum();
    if let Some((first, _)) = rows.first().filter(|_| sum > all.millionths() + 500_000 * rows.len() as i128) {
        let sum = Decimal::of_millionths(sum);
        let warning = first.position("share").error(format!("the answers come to {sum} per cent"));
        reader.suspect("several-answers", warning, "mend the numbers");
    }
    let (question, asked_of, asked, sample) = (question?, asked_of?, asked?, sample?);
    let (done_by, paid_by, unit) = (done_by?, paid_by?, Unit::new("%"));
    let rows = unplaced(rows);
    is_sound.then_some(Poll { question, asked_of, asked, sample, margin, done_by, paid_by, unit, rows })
}
