//! Elements that take the names of what scripts ask for.

use super::payloads::PAYLOADS;
use super::{Names, Random, Vector};

/// Elements whose names a document or a form has for properties.
const NAMED: &[&str] = &[
    "form", "img", "iframe", "object", "embed", "fieldset", "output", "a", "input", "button", "textarea", "select",
    "svg",
];

/// Elements that take the names of what scripts ask for.
pub(super) fn clobbering(random: &mut Random, names: &Names) -> String {
    let any = |random: &mut Random| match random.below(5) {
        0 => random.string(&names.document).to_owned(),
        1 => random.string(&names.form).to_owned(),
        2 => random.string(&names.node).to_owned(),
        _ => random.string(&names.read).to_owned(),
    };
    let payload = if random.once_in(2) {
        random.of(PAYLOADS)
    } else {
        "<article>x<iframe srcdoc=\"<script>parent.__ran({N})</script>\"></iframe></article>"
    };
    let (first, second) = (random.of(NAMED), random.of(NAMED));
    let (outer, inner, other) = (any(random), any(random), any(random));
    match random.below(8) {
        0 => format!("<{first} name={outer} id={outer}>{payload}</{first}>"),
        1 => format!("<{first} id={outer}></{first}><{second} id={outer} name={inner}>{payload}</{second}>"),
        2 => format!("<form id=f name={outer}></form><{second} id={inner} form=f>{payload}</{second}>"),
        3 => format!(
            "<form id=f name={outer}></form><{second} id={inner} form=f>{payload}</{second}><{second} id={inner} form=f></{second}>"
        ),
        4 => format!("<form id={outer} name={outer}><{second} name={inner}><{first} name={other}>{payload}</form>"),
        5 => format!("<form name={outer}><table><form name={inner}><input name={other}>{payload}</table></form>"),
        6 => format!(
            "<article><form id=f name={outer}><{second} name={inner}></{second}><{second} name={inner}>{payload}</{second}></form></article>"
        ),
        _ => format!(
            "<iframe name={outer} srcdoc='<iframe name={inner} srcdoc=\"<script>top.__ran({{N}})</script>\"></iframe>'></iframe><{first} id={outer}>"
        ),
    }
}

/// The two steps by which another tree is shown than the one that was looked at: a document's property and then a
/// form's are elements of the publisher's choice.
pub(super) fn pairs(names: &Names) -> Vec<Vector> {
    let read = |all: &[String]| all.iter().filter(|name| names.read.contains(name)).cloned().collect::<Vec<_>>();
    let (documents, forms) = (read(&names.document), read(&names.form));
    let payload = "<article>x<iframe srcdoc=\"<script>parent.__ran({N})</script>\"></iframe></article>";
    let mut all = Vec::new();
    for (index, outer) in documents.iter().enumerate() {
        for inner in &forms {
            let named = ["fieldset", "output", "object"][index % 3];
            all.push(format!(
                "<form id=f name={outer}></form><{named} id={inner} form=f>{payload}</{named}><{named} id={inner} form=f></{named}>"
            ));
        }
    }
    all.into_iter().map(|html| Vector { family: "pairs of names", html }).collect()
}
