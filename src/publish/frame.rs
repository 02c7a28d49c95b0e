//! The page for frames: the same explainer, with the script that talks to the parent.

use super::{Edition, Scripts, Shell, Subject, shell::Filling, shell::Shown};
use crate::document::Index;
use crate::drawing::Address;
use crate::view::escape;

/// What a frame looks like beside the page's own styles. Sharing is the affair of the page around it.
const STYLES: &str = "body{display:flow-root;margin:0}.kicker{margin-top:1.25rem}.sources{margin-bottom:2rem}\
                      [data-island=toolbar] button+button{display:none}\
                      [data-only] .body{width:auto}[data-only] .body>*{margin:0 0 1rem}\
                      [data-only] .body>a{font:.875rem/1.5 var(--ui)}\
                      @media screen{[data-held]{overflow:hidden}[data-left-out]{display:none!important}}";

/// Lets a host's styles have its height, which it tells every parent anyway
/// (`frame-sizing`: <https://drafts.csswg.org/css-sizing-4/#responsive-iframes>).
const SIZED: &str = "<meta name=\"responsive-embedded-sizing\" content=\"allow-origins=*\">";

/// What the glance looks like in it: no higher than has to be, with its numbers side by side wherever two have room.
const GLANCE: &str = "h1{font-size:clamp(1.375rem,1rem + 2.2vw,2.25rem)}.kicker{margin:.75rem 0 .25rem}\
                      .standfirst{margin-top:.5rem;font-size:1rem}.byline{margin:.5rem 0 .75rem;font-size:.8125rem}\
                      .byline,.standfirst{max-width:48rem}.statements{padding-block:.75rem .25rem}\
                      .body>.panel-more{margin:.5rem 0 1rem;font:650 .9375rem/1.5 var(--ui)}\
                      @container sidelight (max-width:20em){.thumbnail{display:none}h1{font-size:1.25rem}\
                      .numbers li{padding-block:.5rem}.number{font-size:1.25rem}\
                      .number-says,.number-basis{padding:.1rem 0 0;font-size:.75rem;line-height:1.35}}\
                      @container sidelight (min-width:20em) and (max-width:52.2em){\
                      .numbers{grid-template-columns:1fr 1fr}\
                      .numbers li:nth-child(even){padding-inline-start:1rem;border-inline-start:1px solid var(--rule)}\
                      .numbers li:nth-child(odd):is(:last-child,:has(+[data-left-out])){grid-column:1/-1}}";

/// The page for frames.
///
/// Search engines are led to the page. Links that lead outside open a window of their own, so that no site is drawn
/// in the frame. At the opaque origin of a sandboxed frame
/// WebKit finds nothing to be `'self'`: there the program runs only if the page's address is known.
pub fn frame(shell: &Shell<'_>, edition: &Edition, scripts: &Scripts) -> String {
    let data = edition.name();
    let filling = Filling { markup: &edition.frame, title: SIZED, data: Some(&data), ..Filling::default() };
    framed(shell, edition, scripts, STYLES, filling)
}

/// The page for frames whose height their host holds: what is said first, which has room there, and the way to the
/// rest. It needs no program.
pub fn glance(shell: &Shell<'_>, edition: &Edition, scripts: &Scripts) -> String {
    let styles = [STYLES, GLANCE].concat();
    let filling = Filling { markup: &edition.glance, ..Filling::default() };
    framed(shell, edition, scripts, &styles, filling)
}

fn framed(shell: &Shell<'_>, edition: &Edition, scripts: &Scripts, own_styles: &str, filling: Filling<'_>) -> String {
    let shown = Shown::from(edition);
    let address = edition.explainer.url.as_ref();
    let canonical = escape(Address::of(address).page());
    let kind = if scripts.is_frame_module { " type=\"module\"" } else { "" };
    let filling = Filling {
        own_styles,
        home: address,
        page_title: &Subject::from(&Index::new(&edition.explainer)).page_title(&edition.language),
        title: &format!(
            "<meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"{canonical}\">{}",
            filling.title
        ),
        end_of_head: &format!("<script{kind} src=\"{}\"></script>", shown.shared(&scripts.frame)),
        is_framed: true,
        ..filling
    };
    shell.fill(&shown, scripts, &filling)
}
