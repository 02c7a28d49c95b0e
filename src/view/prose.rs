//! Running text, block by block.

use super::sentence::{inlines, plain};
use super::{Context, note};
use crate::document::{Block, ImageCopy};
use crate::drawing::Target;
use crate::values::{Aligned, Cell, ClaimId, ImageId, Inline, Prose};
use yew::prelude::*;

/// A block of the article's text with the notes of its passages.
pub(super) fn in_article(context: &Context<'_>, prose: &Prose, notes: &[Block]) -> Html {
    match prose {
        Prose::Crosshead { id, text } => html! { <h2 class="crosshead" id={id.to_string()}>{ text }</h2> },
        Prose::Subheading { id, text } => html! { <h3 class="subheading" id={id.to_string()}>{ text }</h3> },
        _ => text(context, prose, notes),
    }
}

/// A block of a panel's text, where headings stand below the panel's own.
pub(super) fn in_panel(context: &Context<'_>, prose: &Prose) -> Html {
    match prose {
        Prose::Crosshead { id, text } => {
            html! { <@{context.subhead()} class="subhead" id={id.to_string()}>{ text }</@> }
        }
        Prose::Subheading { id, text } => {
            html! { <@{context.below_subhead()} class="subheading" id={id.to_string()}>{ text }</@> }
        }
        _ => text(context, prose, &[]),
    }
}

fn text(context: &Context<'_>, prose: &Prose, notes: &[Block]) -> Html {
    // A note stands at the end of the item or paragraph that it is about: there is room beside that.
    let words = |content: &Vec<Inline>| {
        let is_here =
            |id: &ClaimId| content.iter().any(|inline| matches!(inline, Inline::Passage { claim, .. } if claim == id));
        let here = notes.iter().filter(|note| matches!(note, Block::Note(id) if is_here(id)));
        html! { <>{ inlines(context, content) }{ note::notes(context, here) }</> }
    };
    let items = |items: &[Vec<Inline>]| items.iter().map(|item| html! { <li>{ words(item) }</li> }).collect::<Html>();
    let paragraphs = |paragraphs: &[Vec<Inline>]| {
        paragraphs.iter().map(|content| html! { <p>{ words(content) }</p> }).collect::<Html>()
    };
    match prose {
        // Both callers have dealt with them, each at its own level.
        Prose::Crosshead { text, .. } | Prose::Subheading { text, .. } => html! { <p>{ text }</p> },
        Prose::Paragraph(content) => html! { <p>{ words(content) }</p> },
        Prose::List(list) => html! { <ul class="list">{ items(list) }</ul> },
        Prose::Numbered { start, items: list } => {
            let start = (*start != 1).then(|| start.to_string());
            html! { <ol class="list" {start}>{ items(list) }</ol> }
        }
        Prose::BlockQuote(content) => html! { <blockquote>{ paragraphs(content) }</blockquote> },
        Prose::Quotation { paragraphs: content, by } => html! {
            <figure class="quotation">
                <blockquote>{ paragraphs(content) }</blockquote>
                <figcaption>{ "— " }{ words(by) }</figcaption>
            </figure>
        },
        Prose::Image { image: id, alternative } => image(context, id, alternative),
        Prose::Table { head, rows } => html! {
            <>
            { table(context, head, rows) }
            if !notes.is_empty() {
                <p>{ note::notes(context, notes) }</p>
            }
            </>
        },
    }
}

/// A photograph or drawing. It is asked for when it is near, in the width that is needed, and its room is kept.
fn image(context: &Context<'_>, id: &ImageId, alternative: &str) -> Html {
    let image = context.explainer.image(id);
    let Some((image, largest, usual)) = image.and_then(|image| Some((image, image.largest()?, image.usual()?))) else {
        return html! {};
    };
    let srcset = (image.copies.len() > 1).then(|| {
        let copy = |copy: &ImageCopy| format!("{} {}w", context.file(&copy.file), copy.width);
        image.copies.iter().map(copy).collect::<Vec<_>>().join(", ")
    });
    let sizes = srcset.as_ref().map(|_| "(max-width: 42rem) 100vw, 38rem");
    // What is to be printed is there at once.
    let loading = (context.target != Target::All).then_some("lazy");
    let (width, height) = (largest.width.to_string(), largest.height.to_string());
    let licence = image.licence.name_and_address().map(|(name, href)| {
        let (target, rel) = context.outside();
        html! { <>{ " · " }<a {href} {target} {rel}>{ name }</a></> }
    });
    html! {
        <figure class="photo">
            <img src={context.file(&usual.file)} {srcset} {sizes} {width} {height} alt={alternative.to_owned()} {loading} decoding="async" />
            <figcaption>
                if !image.caption.is_empty() {
                    { inlines(context, &image.caption) }{ " " }
                }
                <span class="credit">{ &image.credit }{ licence }</span>
            </figcaption>
        </figure>
    }
}

/// A table of the text, which scrolls by itself where it is too wide. What it is about is said around it: for those who
/// come upon the box, its name is what heads its columns.
fn table(context: &Context<'_>, head: &[Cell], rows: &[Vec<Vec<Inline>>]) -> Html {
    let class = |aligned: Aligned| match aligned {
        Aligned::Start => None,
        Aligned::Center => Some("centered"),
        Aligned::End => Some("at-end"),
    };
    let column = |cell: &Cell| match cell.content.is_empty() {
        true => html! { <td></td> },
        false => html! { <th scope="col" class={class(cell.aligned)}>{ inlines(context, &cell.content) }</th> },
    };
    let row = |row: &Vec<Vec<Inline>>| {
        let cell = |(content, head): (&Vec<Inline>, &Cell)| {
            html! { <td class={class(head.aligned)}>{ inlines(context, content) }</td> }
        };
        html! { <tr>{ row.iter().zip(head).map(cell).collect::<Html>() }</tr> }
    };
    let heading = |cell: &Cell| cell.content.iter().flat_map(Inline::phrases).map(plain).collect::<String>();
    let name = head.iter().map(heading).filter(|heading| !heading.is_empty()).collect::<Vec<_>>().join(" · ");
    html! {
        <div class="in-text" role="group" aria-label={name} tabindex="0">
            <table>
                <thead><tr>{ head.iter().map(column).collect::<Html>() }</tr></thead>
                <tbody>{ rows.iter().map(row).collect::<Html>() }</tbody>
            </table>
        </div>
    }
}
