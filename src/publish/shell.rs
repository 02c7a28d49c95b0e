//! Trunk's shell: a page with its styles, its program and an empty place, which is filled with what was drawn.

use super::{Edition, policy::policy};
use crate::islands::EditionHead;
use crate::values::Url;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
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
    /// The shell is not HTML.
    #[error("it cannot be read as HTML: {0}")]
    Html(#[from] lol_html::errors::RewritingError),
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
        let program = RefCell::new(None);
        let (has_slot, is_served) = (Cell::new(false), Cell::new(false));
        let styles: RefCell<Vec<String>> = RefCell::default();
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("meta[name=sidelight-program]", |meta| {
                let attribute = |name| meta.get_attribute(name).unwrap_or_default();
                *program.borrow_mut() = Some((attribute("data-glue"), attribute("data-wasm")));
                Ok(())
            }))
            .append_element_content_handler(element!("#sidelight", |_| {
                has_slot.set(true);
                Ok(())
            }))
            .append_element_content_handler(element!("script:not([src])", |_| {
                is_served.set(true);
                Ok(())
            }))
            .append_element_content_handler(element!("style", |_| {
                styles.borrow_mut().push(String::new());
                Ok(())
            }))
            .append_element_content_handler(text!("style", |text| {
                if let Some(last) = styles.borrow_mut().last_mut() {
                    last.push_str(text.as_str());
                }
                Ok(())
            }));
        rewrite_str(html, settings)?;
        let (glue, wasm) = program.into_inner().ok_or(ShellError::Program)?;
        let styles = styles.into_inner();
        if !has_slot.get() {
            return Err(ShellError::Slot);
        }
        if styles.is_empty() {
            return Err(ShellError::Styles);
        }
        Ok(Self { html, glue, wasm, styles, is_served: is_served.get() })
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
    pub(super) fn fill(
        &self,
        shown: &Shown<'_>,
        scripts: &Scripts,
        filling: &Filling<'_>,
    ) -> Result<String, ShellError> {
        let has_styles = Cell::new(false);
        let styles = self.styles_of(filling.markup);
        // Trunk's own script is of no page that is published, and opens a socket.
        let policy = match self.is_served && !filling.is_framed {
            true => String::new(),
            false => policy(&[&styles, filling.own_styles], filling.home, filling.data.is_some()),
        };
        let own_styles = match filling.own_styles {
            "" => String::new(),
            styles => format!("<style>{styles}</style>"),
        };
        let settings = RewriteStrSettings::new()
            // The lines of the shell's source are no words.
            .append_element_content_handler(text!("html", |text| {
                if text.as_str().trim().is_empty() {
                    text.remove();
                }
                Ok(())
            }))
            .append_element_content_handler(element!("html", |html| {
                html.set_attribute("lang", shown.lang)?;
                Ok(shown.dir.map_or(Ok(()), |dir| html.set_attribute("dir", dir))?)
            }))
            .append_element_content_handler(element!("head", |head| {
                head.prepend(&policy, ContentType::Html);
                head.append(&own_styles, ContentType::Html);
                head.append(filling.end_of_head, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("head > title", |title| {
                title.set_inner_content(filling.page_title, ContentType::Text);
                title.after(filling.title, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("meta[name=sidelight-program]", |meta| {
                meta.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("style", |style| {
                // The first has what is needed of all.
                match has_styles.replace(true) {
                    false => style.set_inner_content(&styles, ContentType::Html),
                    true => style.remove(),
                }
                Ok(())
            }))
            .append_element_content_handler(element!("script[src=\"./loader.js\"]", |script| {
                let Some(data) = filling.data else {
                    script.remove();
                    return Ok(());
                };
                let document = format!("./{data}");
                let [loader, program, wasm] =
                    [&scripts.loader, &scripts.program, &self.wasm].map(|name| shown.shared(name));
                script.set_attribute("src", &loader)?;
                script.set_attribute("data-edition", &document)?;
                script.set_attribute("data-program", &program)?;
                script.set_attribute("data-wasm", &wasm)?;
                // The loader asks for these while the page is read; but a phone may not run it at once (decision 16).
                if !filling.is_framed {
                    let early = |how: &str, href: &str| {
                        format!("<link {how} href=\"{href}\" media=\"(scripting)\" crossorigin>")
                    };
                    let files = [&*document, &*wasm].map(|file| early(r#"rel="preload" as="fetch""#, file));
                    let links = [files.concat(), early(r#"rel="modulepreload""#, &program)].concat();
                    script.after(&links, ContentType::Html);
                }
                Ok(())
            }))
            // The icon, and whatever else the shell links to.
            .append_element_content_handler(element!("link[href^=\"./\"]", |link| {
                if shown.is_below {
                    let href = link.get_attribute("href").unwrap_or_default();
                    link.set_attribute("href", &shown.shared(&href))?;
                }
                Ok(())
            }))
            .append_element_content_handler(element!("script", |script| {
                if filling.is_framed && !script.has_attribute("src") {
                    script.remove();
                }
                Ok(())
            }))
            .append_element_content_handler(element!("body", |body| {
                body.append(filling.end_of_body, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("#sidelight", |slot| {
                if let Some(head) = shown.edition {
                    slot.set_attribute("data-hash", &head.hash)?;
                    slot.set_attribute("data-build", &head.build)?;
                }
                slot.set_inner_content(filling.markup, ContentType::Html);
                if filling.data.is_none() {
                    slot.set_attribute("data-state", "static")?;
                }
                Ok(())
            }));
        Ok(rewrite_str(self.html, settings)?)
    }
}
