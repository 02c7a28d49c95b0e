//! Addresses that are none of an explainer's, and links that lead there.

use super::Random;
use super::payloads::SCRIPTS;
use super::spelling::attribute;

/// A link, which an explainer may have, to where none leads.
pub(super) fn schemes(random: &mut Random) -> String {
    let mut html =
        random.of(&["<a", "<a class=trigger", "<p><a id=x", "<svg><a", "<area", "<a name=x", "<math><a"]).to_owned();
    let name = random.of(&[
        "href",
        "href",
        "href",
        "href",
        "xlink:href",
        "href href",
        "h\u{ad}ref",
        "data-href",
        "xml:href",
        "href\0",
    ]);
    let value = address(random);
    attribute(random, &mut html, name, &value);
    if random.once_in(4) {
        let again = address(random);
        attribute(random, &mut html, "href", &again);
    }
    html.push_str(random.of(&[">x</a>", ">x", "><b>x</a>", "><text y=9>x</text></a>", "/>x"]));
    html
}

/// An address that is none of an explainer's, or one that would be noticed.
pub(super) fn address(random: &mut Random) -> String {
    let scheme = random.of(&[
        "javascript",
        "javascript",
        "javascript",
        "data",
        "vbscript",
        "blob",
        "file",
        "http",
        "",
        "livescript",
        "jar",
        "filesystem",
        "about",
        "ws",
        "intent",
        "x-a",
    ]);
    let rest = match scheme {
        "javascript" | "livescript" | "vbscript" => {
            let script = random.of(SCRIPTS);
            match random.below(5) {
                0 => format!("//{}%0A{script}", random.of(&["a.test/", "{H}/"])),
                1 => format!("/*\"*/{script}"),
                2 => script.replace('(', "%28").replace(')', "%29"),
                _ => (*script).to_owned(),
            }
        }
        "data" => match random.below(4) {
            0 => "text/html,<script>parent.__ran({N})</script>".to_owned(),
            1 => "image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='parent.__ran({N})'/>".to_owned(),
            2 => "text/javascript,__ran({N})".to_owned(),
            _ => "text/html;base64,PHNjcmlwdD5wYXJlbnQuX19yYW4oMCk8L3NjcmlwdD4=".to_owned(),
        },
        "http" => {
            return random
                .of(&[
                    "{P}/seen/{N}/x",
                    "{H}/seen/{N}/x",
                    "{S}/seen/{N}/x",
                    "http:\\\\{S}\\seen\\{N}",
                    "http://a:b@{S}/seen/{N}",
                ])
                .to_owned();
        }
        "" => {
            return random
                .of(&[
                    "//{S}/seen/{N}",
                    "/seen/{N}/x",
                    "seen/{N}/x",
                    "../seen/{N}/x",
                    "?seen/{N}",
                    "\\\\{S}\\seen",
                    "",
                    "#",
                    "#x",
                    "./seen/{N}",
                    "..",
                    "\u{0}",
                ])
                .to_owned();
        }
        "file" => "///etc/passwd".to_owned(),
        _ => "{H}/seen/{N}/x".to_owned(),
    };
    let colon =
        if random.once_in(12) { random.of(&["\u{ff1a}", "&#58", "%3a", "\u{2236}", " :", "\t:", ":\n"]) } else { ":" };
    format!("{}{colon}{rest}", scheme_spelled(random, scheme))
}

/// A scheme as an address's parser may still read it.
fn scheme_spelled(random: &mut Random, scheme: &str) -> String {
    let before = match random.below(6) {
        0 => random.of(&[
            " ", "\u{1}", "\t", "\n", "\u{1f}", "\0", "\u{b}", "\u{feff}", "\u{a0}", "\u{3000}", "\u{200b}",
            "\u{2028}", "\u{ad}", "\u{8}", "\u{7f}",
        ]),
        1 => {
            random.of(&["url(", "x:", "feed:", "view-source:", "jar:", "\"", "'", "\\", "/", "&Tab;", "&#1;", "&nbsp;"])
        }
        _ => "",
    };
    let mut written = before.to_owned();
    let way = random.below(8);
    for letter in scheme.chars() {
        match way {
            0 if random.once_in(2) => written.push(letter.to_ascii_uppercase()),
            1 if random.once_in(3) => {
                written.push(char::from_u32(u32::from(letter) + 0xfee0).expect("the wide form of a letter"))
            }
            2 if random.once_in(4) => {
                written.push_str(random.of(&[
                    "\t",
                    "\n",
                    "\r",
                    "\0",
                    "\u{b}",
                    "\u{c}",
                    " ",
                    "\u{ad}",
                    "\u{200d}",
                    "\u{200b}",
                    "&Tab;",
                    "&NewLine;",
                    "&#0;",
                    "&#13",
                    "\\",
                    "/**/",
                ]));
                written.push(letter);
            }
            3 if random.once_in(4) => written.push_str(&format!("%{:02x}", u32::from(letter))),
            4 if random.once_in(3) => written.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => written.push(letter),
        }
    }
    if way == 5 { written.replace('s', "\u{17f}").replace('i', "\u{131}").replace('k', "\u{212a}") } else { written }
}
