//! Contexts of the parser within others.

use super::attributes::attributes;
use super::clobbering::clobbering;
use super::names::{FOREIGN, TAGS};
use super::payloads::PAYLOADS;
use super::{Names, Random};

/// What opens and what closes another context of the parser.
const CONTEXTS: &[(&str, &str)] = &[
    ("<svg>", "</svg>"),
    ("<math>", "</math>"),
    ("<math><annotation-xml encoding=text/html>", "</annotation-xml></math>"),
    ("<math><annotation-xml encoding='application/XHTML+xml'>", "</annotation-xml></math>"),
    ("<math><annotation-xml>", "</annotation-xml></math>"),
    ("<svg><foreignObject>", "</foreignObject></svg>"),
    ("<svg><desc>", "</desc></svg>"),
    ("<svg><title>", "</title></svg>"),
    ("<math><mtext>", "</mtext></math>"),
    ("<math><mi>", "</mi></math>"),
    ("<math><mo>", "</mo></math>"),
    ("<math><ms><mglyph>", "</mglyph></ms></math>"),
    ("<math><mn><malignmark>", "</malignmark></mn></math>"),
    ("<table>", "</table>"),
    ("<table><tr><td>", "</table>"),
    ("<table><caption>", "</caption></table>"),
    ("<table><colgroup>", "</colgroup></table>"),
    ("<table><tbody><tr>", "</tr></tbody></table>"),
    ("<tr>", "</tr>"),
    ("<td>", "</td>"),
    ("<select>", "</select>"),
    ("<select><option>", "</option></select>"),
    ("<select><optgroup>", "</optgroup></select>"),
    ("<button><selectedcontent>", "</button>"),
    ("<template>", "</template>"),
    ("<template shadowrootmode=open>", "</template>"),
    ("<div><template shadowrootmode=closed shadowrootdelegatesfocus>", "</template></div>"),
    ("<article><template shadowrootmode=open shadowrootclonable shadowrootserializable>", "</template></article>"),
    ("<noscript>", "</noscript>"),
    ("<style>", "</style>"),
    ("<script type=text/x>", "</script>"),
    ("<xmp>", "</xmp>"),
    ("<iframe>", "</iframe>"),
    ("<noembed>", "</noembed>"),
    ("<noframes>", "</noframes>"),
    ("<plaintext>", "</plaintext>"),
    ("<textarea>", "</textarea>"),
    ("<title>", "</title>"),
    ("<listing>", "</listing>"),
    ("<pre>\n", "</pre>"),
    ("<frameset>", "</frameset>"),
    ("<head>", "</head>"),
    ("<body>", "</body>"),
    ("<html>", "</html>"),
    ("<form>", "</form>"),
    ("<form><div></form>", "</div></form>"),
    ("<button>", "</button>"),
    ("<a>", "</a>"),
    ("<a href='{H}/seen/{N}/a'>", "</a>"),
    ("<b><p>", "</b></p>"),
    ("<nobr>", "</nobr>"),
    ("<p>", "</p>"),
    ("<h1><h2>", "</h1>"),
    ("<li>", "</li>"),
    ("<ruby><rtc>", "</ruby>"),
    ("<object>", "</object>"),
    ("<applet>", "</applet>"),
    ("<marquee>", "</marquee>"),
    ("<details open><summary>", "</summary></details>"),
    ("<dialog open>", "</dialog>"),
    ("<article class=explainer>", "</article>"),
    ("<slot>", "</slot>"),
    ("<picture>", "</picture>"),
    ("<video>", "</video>"),
    ("<!--", "-->"),
    ("<!--", "--!>"),
    ("<!-->", ""),
    ("<!--->", ""),
    ("<![CDATA[", "]]>"),
    ("<svg><![CDATA[", "]]></svg>"),
    ("<!x", ">"),
    ("<?x", "?>"),
    ("</x ", ">"),
    ("<svg><style>", "</style></svg>"),
    ("<math><style>", "</style></math>"),
    ("<svg><script>", "</script></svg>"),
    ("<svg></p>", "</svg>"),
    ("<svg></br>", "</svg>"),
    ("<math></p>", "</math>"),
    ("<svg><font face=a>", "</font></svg>"),
    ("<svg><g><annotation-xml encoding=text/html>", "</g></svg>"),
    ("<math><g><foreignObject>", "</g></math>"),
    ("<svg><title><template>", "</title></svg>"),
    ("<p title='", "'>"),
    ("<p title=\"", "\">"),
    ("<p title=`", "`>"),
];

/// Contexts within contexts, some of them never closed, with what acts in one of them.
pub(super) fn nesting(random: &mut Random, names: &Names) -> String {
    let mut html = String::new();
    let mut closing = Vec::new();
    for _ in 0..=random.below(6) {
        let (open, close) = CONTEXTS[random.below(CONTEXTS.len())];
        html.push_str(open);
        if !random.once_in(4) {
            closing.push(close);
        }
        if random.once_in(3) {
            let tags = if random.once_in(2) { TAGS } else { FOREIGN };
            html.push_str(&format!("<{}>", random.of(tags)));
        }
        if random.once_in(5) {
            html.push_str(random.of(&[
                "x",
                " ",
                "&",
                "\0",
                "</p>",
                "</",
                "<",
                "-->",
                "]]>",
                "\u{fffd}",
                "&lt;img src=x onerror=__ran({N})&gt;",
                "</svg>",
                "</math>",
                "</table>",
                "</select>",
                "</template>",
            ]));
        }
        if random.once_in(6) {
            html.push_str(closing.pop().unwrap_or_default());
        }
    }
    for _ in 0..=random.below(2) {
        html.push_str(&match random.below(4) {
            0 => attributes(random, names),
            1 => clobbering(random, names),
            _ => (*random.of(PAYLOADS)).to_owned(),
        });
    }
    if random.once_in(3) {
        closing.reverse();
        if random.once_in(2) {
            let by = usize::from(!closing.is_empty());
            closing.rotate_left(by);
        }
        html.push_str(&closing.concat());
    }
    html
}
