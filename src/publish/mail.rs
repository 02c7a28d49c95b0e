//! The newsletter edition: one column of HTML as mail programs show it, and the same as plain text.
//!
//! What a mail program shows is decided by the worst of them: styles stand in attributes, tables hold what has a ground
//! of its own, figures are PNG with their text alternative, addresses are full, and there is no script (docs/decisions/0030).

use super::tree::{self, Element, Node};
use super::{Edition, Files, Subject, markdown};
use crate::document::Index;
use crate::drawing::Target;
use crate::view::{draw, escape};

/// Gmail shows no more bytes of a letter.
const MOST: usize = 102_400;

const INK: &str = "#17191c";
const SOFT: &str = "#565b62";
const ACCENT: &str = "#97291d";
const PAPER: &str = "#fdfcf9";
const WASH: &str = "#f6f3ec";
const READ: &str = "font-family:Georgia,'Times New Roman',serif";
const UI: &str = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/// Dark colours for the programs that ask for a letter's own; the others show it as it is, or turn its colours by themselves.
const DARK: &str = "@media (prefers-color-scheme:dark){.paper{background-color:#14161a!important}\
                    .wash{background-color:#1b1e24!important}.ink{color:#e9e7e1!important}.soft{color:#a9adb4!important}\
                    .accent{color:#f09a8c!important}}";

/// The names of the letter's files.
fn names(edition: &Edition) -> [String; 2] {
    ["html", "txt"].map(|form| format!("{}.email.{form}", edition.explainer.slug))
}

/// The letter, or why there is none. `files` has the pictures that there are.
pub(super) fn mail(edition: &Edition, files: &Files) -> Result<Files, Vec<(String, String)>> {
    let names = names(edition);
    let because = |why: String| names.clone().map(|name| (name, why.clone())).into();
    if edition.explainer.url.is_none() {
        return Err(because(super::NEEDS_ADDRESS.to_owned()));
    }
    let index = Index::new(&edition.explainer);
    let drawn = tree::of(&draw(&index, &edition.language, Target::Mail).html);
    let letter = letter(edition, Subject::from(&index), &drawn, files);
    if letter.len() > MOST {
        return Err(because(format!("it would have {} bytes, of which Gmail shows {MOST}", letter.len())));
    }
    Ok(names.into_iter().zip([letter.into_bytes(), markdown::plain(&drawn).into_bytes()]).collect())
}

fn letter(edition: &Edition, subject: Subject<'_>, drawn: &[Node], files: &Files) -> String {
    let (explainer, language) = (&edition.explainer, &edition.language);
    let is_right_to_left = language.is_right_to_left();
    let (dir, side) = if is_right_to_left { ("rtl", "right") } else { ("ltr", "left") };
    let (lang, title) = (escape(&explainer.lang), escape(&subject.page_title(language)));
    let mut letter = Letter { made: String::new(), side, files };
    letter.nodes(drawn);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{dir}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title><style>{DARK}</style></head>\
         <body class=\"paper\" style=\"margin:0;padding:0;background-color:{PAPER}\">\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>\
         <td class=\"paper ink\" align=\"center\" style=\"padding:24px 16px;background-color:{PAPER};color:{INK};{READ};\
         font-size:17px;line-height:1.5\">\
         <!--[if mso]><table role=\"presentation\" width=\"640\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td>\
         <![endif]--><div lang=\"{lang}\" dir=\"{dir}\" style=\"max-width:640px;margin:0 auto;text-align:{side}\">\n{}\
         </div><!--[if mso]></td></tr></table><![endif]--></td></tr></table></body></html>\n",
        letter.made
    )
}

struct Letter<'a> {
    made: String,
    /// Where lines begin.
    side: &'static str,
    files: &'a Files,
}

impl Letter<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Words(words) => self.made.push_str(&escape(words)),
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn tag(&mut self, name: &str, attributes: &str, element: &Element) {
        self.made.push_str(&format!("<{name}{attributes}>"));
        self.nodes(&element.children);
        self.made.push_str(&format!("</{name}>"));
        if !matches!(name, "a" | "em" | "strong" | "sup" | "span") {
            self.made.push('\n');
        }
    }

    fn styled(&mut self, name: &str, colour: Option<&str>, style: &str, element: &Element) {
        let (class, colour) = match colour {
            Some(colour) => {
                let class = match colour {
                    SOFT => "soft",
                    ACCENT => "accent",
                    _ => "ink",
                };
                (format!(" class=\"{class}\""), format!("color:{colour};"))
            }
            None => Default::default(),
        };
        self.tag(name, &format!("{class} style=\"{colour}{style}\""), element);
    }

    fn element(&mut self, element: &Element) {
        let side = self.side;
        let is_of = |class: &str| element.is_of(class);
        let small = format!("margin:0 0 6px;{UI};font-size:14px;line-height:1.45");
        match element.name.as_str() {
            "svg" | "label" | "button" => {}
            _ if is_of("back") || is_of("permalink") => {}
            "h1" => self.styled("h1", None, "margin:0 0 12px;font-size:30px;line-height:1.15;font-weight:700", element),
            "h2" => self.styled("h2", None, "margin:32px 0 10px;font-size:22px;line-height:1.25", element),
            "h3" | "h4" | "h5" => {
                self.styled("h3", None, &format!("margin:0 0 4px;{UI};font-size:17px;line-height:1.3"), element);
            }
            "p" if is_of("kicker") || is_of("example") => {
                self.styled("p", Some(ACCENT), &format!("margin:0 0 8px;{UI};font-size:14px;font-weight:700"), element);
            }
            "p" if is_of("standfirst") => {
                self.styled("p", Some(SOFT), "margin:0 0 12px;font-size:19px;line-height:1.4", element);
            }
            "p" if is_of("number") => {
                self.styled("p", None, "margin:0;font-size:28px;line-height:1.2;font-weight:700", element);
            }
            "p" if is_of("number-lead") => {
                self.styled("p", None, &format!("margin:18px 0 0;{UI};font-size:14px;font-weight:700"), element);
            }
            "p" if is_of("number-says") => {
                self.styled("p", None, "margin:2px 0;font-size:16px;line-height:1.4", element)
            }
            "p" if is_of("number-basis") || is_of("cite") => self.styled("p", Some(SOFT), &small, element),
            "p" if is_of("panel-more") => {
                self.styled("p", None, &format!("margin:8px 0 0;{UI};font-size:15px;font-weight:700"), element);
            }
            "p" => self.styled("p", None, "margin:0 0 16px", element),
            "div" if is_of("byline") => self.lines(element, &small),
            "div" if is_of("statements") => {
                self.styled("div", None, &format!("margin:20px 0 28px;{UI};font-size:14px;line-height:1.45"), element);
            }
            "aside" => self.card(element),
            "nav" => {
                for way in element.elements() {
                    self.made.push_str("<p style=\"margin:0 0 14px\">");
                    self.element(way);
                    self.made.push_str("</p>\n");
                }
            }
            "img" => self.picture(element),
            "figcaption" => self.styled("p", Some(SOFT), &small, element),
            "blockquote" => {
                let style = format!("margin:0 0 16px;padding-{side}:16px;border-{side}:3px solid {SOFT}");
                self.styled("blockquote", None, &style, element);
            }
            "ol" if is_of("source-list") => element.elements().for_each(|source| self.source(source, &small)),
            // No mark stands before what is a list to screen readers alone.
            "ul" | "ol" if element.attribute("role") == Some("list") => {
                element.elements().for_each(|item| self.tag("div", "", item));
            }
            "ul" | "ol" => {
                let start = element.attribute("start").map(|start| format!(" start=\"{start}\"")).unwrap_or_default();
                let style = format!("margin:0 0 16px;padding:0;padding-{side}:24px");
                self.tag(&element.name, &format!("{start} style=\"{style}\""), element);
            }
            "li" => self.styled("li", None, "margin:0 0 8px", element),
            "table" => {
                let table = " cellpadding=\"6\" cellspacing=\"0\" border=\"0\" width=\"100%\" \
                             style=\"margin:0 0 16px;border-collapse:collapse;font-size:15px\"";
                self.tag("table", table, element);
            }
            "thead" | "tbody" | "tr" => self.tag(&element.name, "", element),
            "th" | "td" => {
                let name = &element.name;
                self.styled(name, None, &format!("text-align:{side};border-bottom:1px solid #85837d"), element);
            }
            "a" if is_of("passage") => self.nodes(&element.children),
            "a" => match element.attribute("href") {
                Some(href) => {
                    self.tag("a", &format!(" class=\"ink\" href=\"{}\" style=\"color:{INK}\"", escape(href)), element);
                }
                None => self.nodes(&element.children),
            },
            "span" if is_of("note") => {
                self.made.push_str("<br>");
                self.styled("span", Some(SOFT), &format!("{UI};font-size:14px"), element);
            }
            "strong" if is_of("note-label") => self.styled("strong", Some(ACCENT), "", element),
            "em" if element.children.is_empty() => {}
            "sup" => self.tag("sup", " style=\"font-size:11px;line-height:1\"", element),
            "strong" | "em" => self.tag(&element.name, "", element),
            "cite" => self.tag("em", "", element),
            "q" => {
                self.made.push('“');
                self.nodes(&element.children);
                self.made.push('”');
            }
            "hr" => self.made.push_str("<hr>\n"),
            _ => self.nodes(&element.children),
        }
    }

    /// Paragraphs as one, each a line.
    fn lines(&mut self, element: &Element, style: &str) {
        for line in element.elements() {
            self.styled("p", Some(SOFT), style, line);
        }
    }

    /// What has a ground of its own: a table, since one program gives only those room inside.
    fn card(&mut self, element: &Element) {
        let table = format!(
            "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
             style=\"margin:24px 0\"><tr><td class=\"wash ink\" style=\"padding:18px 20px;background-color:{WASH};color:{INK};\
             border-top:3px solid {ACCENT};{UI};font-size:15px;line-height:1.45\">"
        );
        self.made.push_str(&table);
        self.nodes(&element.children);
        self.made.push_str("</td></tr></table>\n");
    }

    /// A picture in the width of its place. Where there is none, what it would show stands in words.
    fn picture(&mut self, element: &Element) {
        let [src, alt] = ["src", "alt"].map(|name| element.attribute(name).unwrap_or_default());
        let name = src.rsplit('/').next().unwrap_or_default();
        let alt = escape(alt);
        if !self.files.contains_key(name) {
            self.made.push_str(&format!("<p style=\"margin:8px 0\">{alt}</p>\n"));
            return;
        }
        let src = escape(src);
        self.made.push_str(&format!(
            "<img src=\"{src}\" alt=\"{alt}\" width=\"600\" style=\"display:block;width:100%;max-width:600px;height:auto;\
             border:0;margin:12px 0;{UI};font-size:14px;line-height:1.4\">\n"
        ));
    }

    /// An entry of the list of sources, with its number in words: lists that leave numbers out are not counted alike.
    fn source(&mut self, element: &Element, style: &str) {
        let number = element.attribute("value").unwrap_or_default();
        self.made.push_str(&format!("<p class=\"soft\" style=\"color:{SOFT};{style}\">{number}. "));
        self.nodes(&element.children);
        self.made.push_str("</p>\n");
    }
}
