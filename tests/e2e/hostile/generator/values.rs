//! What an explainer may have, with values that it never has.

use super::payloads::SCRIPTS;
use super::schemes::address;
use super::spelling::attribute;
use super::{Names, Random};

/// What an explainer may have, with values that it never has.
pub(super) fn values(random: &mut Random, names: &Names) -> String {
    let tag = random.of(&[
        "article",
        "section",
        "h1",
        "p",
        "div",
        "span",
        "a",
        "details",
        "summary",
        "figure",
        "table",
        "td",
        "time",
        "data",
        "svg",
        "output",
        "ol",
        "li",
        "sup",
        "sidelight-panel",
        "small",
    ]);
    let mut html = format!("<{tag}");
    for _ in 0..=random.below(4) {
        let name = random.of(&[
            "id",
            "class",
            "href",
            "lang",
            "dir",
            "role",
            "tabindex",
            "datetime",
            "value",
            "hidden",
            "width",
            "height",
            "viewBox",
            "x",
            "overflow",
            "data-island",
            "data-state",
            "data-kind",
            "aria-label",
            "aria-live",
            "aria-hidden",
            "name",
            "open",
            "part",
            "download",
            "for",
        ]);
        let value = match random.below(9) {
            0 => "x".repeat(1 << random.below(13)),
            1 => random.string(&names.read).to_owned(),
            2 => random
                .of(&[
                    "__proto__",
                    "constructor",
                    "prototype",
                    "sidelight",
                    "toString",
                    "then",
                    "length",
                    "e",
                    "place",
                    "canary",
                ])
                .to_owned(),
            3 => random
                .of(&[
                    "\0",
                    "\u{202e}x",
                    "\u{feff}",
                    "\u{ffff}",
                    "\u{10ffff}",
                    "&#xd800;",
                    "&#x110000;",
                    "\u{2066}",
                    "'\"<>&`",
                    "]]>",
                    "--",
                ])
                .to_owned(),
            4 => random.of(&["-1", "99999999999", "1e9", "NaN", "2147483647", "-0", "0x7f", "100%"]).to_owned(),
            5 => random
                .of(&["alert", "application", "dialog", "none", "presentation", "all", "auto", "fixed", "manual"])
                .to_owned(),
            6 => address(random),
            7 => format!("{}\"],[data-island", random.of(&["toolbar", "embed-this", "figure-x"])),
            _ => random.of(SCRIPTS).to_owned(),
        };
        attribute(random, &mut html, name, &value);
    }
    format!("{html}>x")
}
