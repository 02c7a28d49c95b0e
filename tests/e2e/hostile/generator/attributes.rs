//! Elements with attributes that lead somewhere or hold script.

use super::names::{FOREIGN, LEADING, TAGS};
use super::payloads::{PAYLOADS, SCRIPTS};
use super::schemes::address;
use super::spelling::{attribute, spelled};
use super::{Names, Random};

const PLAIN: &[&str] = &[
    "id",
    "name",
    "class",
    "style",
    "is",
    "slot",
    "part",
    "type",
    "rel",
    "form",
    "for",
    "nonce",
    "data-x",
    "aria-label",
];

/// An element with attributes that lead somewhere or hold script.
pub(super) fn attributes(random: &mut Random, names: &Names) -> String {
    let is_foreign = random.once_in(3);
    let tag = random.of(if is_foreign { FOREIGN } else { TAGS });
    let mut html = format!("<{}", spelled(random, tag));
    for _ in 0..=random.below(4) {
        let name = match random.below(5) {
            0 => random.string(&names.handlers).to_owned(),
            1 => random.of(PLAIN).to_owned(),
            _ => random.of(LEADING).to_owned(),
        };
        let value = match random.below(4) {
            0 => random.of(SCRIPTS).to_owned(),
            1 => random.of(PAYLOADS).to_owned(),
            _ => address(random),
        };
        attribute(random, &mut html, &name, &value);
    }
    html.push_str(random.of(&[">", "/>", " / >", "\n>", ">>"]));
    if random.once_in(2) {
        html.push('x');
    }
    if random.once_in(2) {
        html.push_str(&format!("</{tag}>"));
    }
    if is_foreign {
        let around = random.of(&["svg", "math", "svg><foreignObject", "svg><desc", "math><mtext"]);
        html = format!("<{around}>{html}");
    }
    html
}
