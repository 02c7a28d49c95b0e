//! Trunk's shell: a page with its styles, its program and an empty place, which is filled with what was drawn.

use super::html::{Piece, Tag, pieces};
use super::{Edition, policy::policy};
use crate::islands::EditionHead;
use crate::values::Url;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Why a shell cannot be filled.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// There is no `<meta name="sidelight-program">`.
    #[error(
        "it does not name the program: was it made by `trunk build`, and does Trunk.toml have the `pattern_script` of this project?"
    )]
    Program,
    /// There is no `<div id="sidelight">`.
    #[error("it has no empty <div id=\"sidelight\"> to fill")]
    Slot,
    /// There is no `<style>`.
    #[error("it has no <style>, so that what stands on other pages would be without its styles")]
    Styles,
}

/// The addresses of the scripts that have names of their own when they are published.
pub struct Scripts {
    /// The program's.
    pub program: String,
    /// The loader's, which the shell names `./loader.js`.
    pub loader: String,
    /// The frame's.
    pub frame: String,
    /// Whether the frame's is a module, as it is where scripts are not bundled; then it comes after the first picture.
    pub is_frame_module: bool,
}

/// A shell, and what is read in it.
pub struct Shell<'a> {
    html: &'a str,
    /// The address of wasm-bindgen's script, relative to the page.
    pub(super) glue: String,
    /// The wasm's.
    pub(super) wasm: String,
    /// What stands in its `<style>` elements, of which Trunk makes one for each file, in their order.
    styles: Vec<String>,
    /// Whether it has a script of its own in it, as it does while Trunk serves it.
    is_served: bool,
}

/// How a file of styles begins that is about one thing: after this stand the classes that it has, each with its point.
const ABOUT: &str = "/*! where .";

/// The classes of what a file of styles is about, if it is about one thing, and the styles.
fn about(style: &str) -> (Option<Vec<&str>>, &str) {
    let named = style.trim_start().strip_prefix(ABOUT).and_then(|rest| rest.split_once("*/"));
    named.map_or((None, style), |(names, rest)| (Some(names.split([' ', '.']).collect()), rest))
}

/// What is shown in a filled shell.
pub(super) struct Shown<'a> {
    /// Its language, and what HTML's `dir` says of that.
    pub(super) lang: &'a str,
    pub(super) dir: Option<&'static str>,
    /// The edition that a program reads, with its fingerprints; none where there is nothing for a program to draw.
    pub(super) edition: Option<&'a EditionHead>,
    /// Whether the shell's files stand in the folder above the page's.
    pub(super) is_below: bool,
}

impl<'a> From<&'a Edition> for Shown<'a> {
    fn from(edition: &'a Edition) -> Self {
        Self {
            lang: &edition.explainer.lang,
            dir: edition.language.dir(),
            edition: Some(&edition.head),
            is_below: edition.explainer.home.is_some(),
        }
    }
}

impl Shown<'_> {
    /// The address of a file of the shell, of which the shell says `./name`.
    pub(super) fn shared<'n>(&self, name: &'n str) -> Cow<'n, str> {
        match name.strip_prefix("./").filter(|_| self.is_below) {
            Some(rest) => format!("../{rest}").into(),
            None => name.into(),
        }
    }
}

/// What a filled shell has beside the shell's own.
#[derive(Default)]
pub(super) struct Filling<'a> {
    /// The title.
    pub(super) page_title: &'a str,
    /// After the title.
    pub(super) title: &'a str,
    /// Styles that no other page has.
    pub(super) own_styles: &'a str,
    /// At the end of the head.
    pub(super) end_of_head: &'a str,
    /// In the place.
    pub(super) markup: &'a str,
    /// At the end of the body.
    pub(super) end_of_body: &'a str,
    /// The file with the data of its islands; none where there is nothing for a program to draw.
    pub(super) data: Option<&'a str>,
    /// Whether it stands in a host's page: the shell's own inline scripts, of which Trunk has one while it serves, are
    /// left out, and nothing is asked for that would hold up the host's `load` event.
    pub(super) is_framed: bool,
    /// Where the page is published, if its policy must name that.
    pub(super) home: Option<&'a Url>,
}

impl<'a> Shell<'a> {
    /// Reads a shell.
    pub fn read(html: &'a str) -> Result<Self, ShellError> {
        let (mut program, mut styles) = (None, Vec::new());
        let (mut has_slot, mut is_served, mut is_style) = (false, false, false);
        for piece in pieces(html) {
            match piece {
                Piece::Start(tag) => {
                    is_style = tag.name == "style";
                    if is_style {
                        styles.push(String::new());
                    }
                    has_slot |= tag.attribute("id") == Some(SLOT);
                    is_served |= tag.name == "script" && tag.attribute("src").is_none();
                    if is_program(&tag) {
                        let attribute = |name| tag.attribute(name).unwrap_or_default().to_owned();
                        program = Some((attribute("data-glue"), attribute("data-wasm")));
                    }
                }
                Piece::Text(text) if is_style => styles.last_mut().into_iter().for_each(|style| style.push_str(text)),
                _ => is_style = false,
            }
        }
        let (glue, wasm) = program.ok_or(ShellError::Program)?;
        if !has_slot {
            return Err(ShellError::Slot);
        }
        if styles.is_empty() {
            return Err(ShellError::Styles);
        }
        Ok(Self { html, glue, wasm, styles, is_served })
    }

    /// All of the styles.
    pub(super) fn all_styles(&self) -> String {
        self.styles.iter().map(|style| about(style).1).collect()
    }

    /// The styles of what stands in this markup: those that are about something else are of no use there.
    pub(super) fn styles_of(&self, markup: &str) -> String {
        let attributes = markup.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let classes: BTreeSet<&str> = attributes.flat_map(str::split_ascii_whitespace).collect();
        let styles = self.styles.iter().map(|style| about(style));
        let is_of_use = |names: &Option<Vec<&str>>| {
            names.as_ref().is_none_or(|names| names.iter().any(|name| classes.contains(name)))
        };
        styles.filter(|(names, _)| is_of_use(names)).map(|(_, style)| style).collect()
    }

    /// The shell with something in it.
    pub(super) fn fill(&self, shown: &Shown<'_>, scripts: &Scripts, filling: &Filling<'_>) -> String {
        let styles = self.styles_of(filling.markup);
        // Trunk's own script is of no page that is published, and opens a socket.
        let policy = match self.is_served && !filling.is_framed {
            true => String::new(),
            false => policy(&[&styles, filling.own_styles], filling.home, filling.data.is_some()),
        };
        let mut page = String::with_capacity(self.html.len() + filling.markup.len());
        let mut has_styles = false;
        let mut pieces = pieces(self.html);
        // What stands in an element, and its end, is passed over.
        let pass = |pieces: &mut dyn Iterator<Item = Piece<'a>>, element: &str| {
            let mut depth = 1;
            for piece in pieces {
                match piece {
                    Piece::Start(tag) if tag.name == element => depth += 1,
                    Piece::End { name, .. } if name == element => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
        };
        while let Some(piece) = pieces.next() {
            match piece {
                // The lines of the shell's source are no words.
                Piece::Text(text) if text.trim().is_empty() => {}
                Piece::Text(text) | Piece::Aside(text) => page.push_str(text),
                Piece::End { name, text } => {
                    match name {
                        "head" => {
                            if !filling.own_styles.is_empty() {
                                page.extend(["<style>", filling.own_styles, "</style>"]);
                            }
                            page.push_str(filling.end_of_head);
                        }
                        "body" => page.push_str(filling.end_of_body),
                        _ => {}
                    }
                    page.push_str(text);
                }
                Piece::Start(mut tag) => match tag.name {
                    "html" => {
                        tag.set("lang", shown.lang);
                        if let Some(dir) = shown.dir {
                            tag.set("dir", dir);
                        }
                        tag.write(&mut page);
                    }
                    "head" => {
                        tag.write(&mut page);
                        page.push_str(&policy);
                    }
                    "title" => {
                        let title = filling.page_title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                        page.extend(["<title>", &title, "</title>", filling.title]);
                        pass(&mut pieces, tag.name);
                    }
                    "meta" if is_program(&tag) => {}
                    "style" => {
                        pass(&mut pieces, tag.name);
                        // The first has what is needed of all.
                        if !std::mem::replace(&mut has_styles, true) {
                            tag.write(&mut page);
                            page.extend([&styles, "</style>"]);
                        }
                    }
                    "script" if tag.attribute("src") == Some("./loader.js") => {
                        pass(&mut pieces, tag.name);
                        self.load(tag, shown, scripts, filling, &mut page);
                    }
                    "script" if filling.is_framed && tag.attribute("src").is_none() => pass(&mut pieces, tag.name),
                    // The icon, and whatever else the shell links to.
                    "link" if shown.is_below && tag.attribute("href").is_some_and(|href| href.starts_with("./")) => {
                        let href = tag.attribute("href").unwrap_or_default().to_owned();
                        tag.set("href", &shown.shared(&href));
                        tag.write(&mut page);
                    }
                    _ if tag.attribute("id") == Some(SLOT) => {
                        pass(&mut pieces, tag.name);
                        if let Some(head) = shown.edition {
                            tag.set("data-hash", &head.hash);
                            tag.set("data-build", &head.build);
                        }
                        if filling.data.is_none() {
                            tag.set("data-state", "static");
                        }
                        let end = ["</", tag.name, ">"].concat();
                        tag.write(&mut page);
                        page.extend([filling.markup, &end]);
                    }
                    _ => tag.write(&mut page),
                },
            }
        }
        page
    }

    /// The script that wakes the page, where it has something to wake.
    fn load(
        &self,
        mut script: Tag<'_>,
        shown: &Shown<'_>,
        scripts: &Scripts,
        filling: &Filling<'_>,
        page: &mut String,
    ) {
        let Some(data) = filling.data else { return };
        let document = format!("./{data}");
        let [loader, program, wasm] = [&scripts.loader, &scripts.program, &self.wasm].map(|name| shown.shared(name));
        script.set("src", &loader);
        script.set("data-edition", &document);
        script.set("data-program", &program);
        script.set("data-wasm", &wasm);
        script.write(page);
        page.push_str("</script>");
        // The loader asks for these while the page is read; but a phone may not run it at once (decision 16).
        if !filling.is_framed {
            let early =
                |how: &str, href: &str| format!("<link {how} href=\"{href}\" media=\"(scripting)\" crossorigin>");
            page.extend([&*document, &*wasm].map(|file| early(r#"rel="preload" as="fetch""#, file)));
            page.push_str(&early(r#"rel="modulepreload""#, &program));
        }
    }
}

/// The id of the place that is filled.
const SLOT: &str = "sidelight";

fn is_program(tag: &Tag<'_>) -> bool {
    tag.name == "meta" && tag.attribute("name") == Some("sidelight-program")
}
