//! The islands of an explainer: their data, and their hosts on the page.

use super::{Worded, claims, counts, embed_this, ranking};
use crate::document::{ContextPanel, Figure, FigureData, PanelBlock};
use crate::islands::{Island, IslandProps, Islands, Shared, Surface, Toolbar, ToolbarIsland};
use yew::prelude::*;

const TOOLBAR: &str = "toolbar";
pub(super) const EMBED_THIS: &str = "embed-this";

/// Every island of the page with the name of its host, in the order of the page: what the program reads.
pub fn islands(explainer: &Worded<'_>) -> Islands {
    let blocks = explainer.panels.iter().flat_map(|panel| panel.blocks.iter().map(move |block| (panel, block)));
    let of_block = |(panel, block): (&ContextPanel, &PanelBlock)| match block {
        PanelBlock::Figure(figure) => Some((of_figure(figure), self::figure(explainer, figure)?)),
        PanelBlock::Claims(ids) => {
            Some((of_claims(panel), Island::Statuses(Shared::new(claims::statuses(explainer, ids)?))))
        }
        _ => None,
    };
    let toolbar = (TOOLBAR.to_owned(), Island::Toolbar(Shared::new(toolbar_data(explainer))));
    let embed_this = (EMBED_THIS.to_owned(), Island::EmbedThis(Shared::new(embed_this::data(explainer))));
    std::iter::once(toolbar).chain(blocks.filter_map(of_block)).chain([embed_this]).collect()
}

fn figure(explainer: &Worded<'_>, figure: &Figure) -> Option<Island> {
    match &figure.data {
        FigureData::Ranking(rows) => {
            Some(Island::Comparison(Shared::new(ranking::comparison(&explainer.language, figure, rows)?)))
        }
        FigureData::Series(rows) => Some(Island::Readings(Shared::new(counts::of_series(explainer, figure, rows)?))),
        FigureData::Points(rows) => {
            Some(Island::Readings(Shared::new(counts::of_points(&explainer.language, figure, rows)?)))
        }
        FigureData::Rate(_) | FigureData::Timeline(_) | FigureData::Bands(_) => None,
    }
}

/// The name of a figure's host.
pub(super) fn of_figure(figure: &Figure) -> String {
    format!("figure-{}", figure.id)
}

/// The name of the host in a panel that lists claims.
pub(super) fn of_claims(panel: &ContextPanel) -> String {
    format!("claims-{}", panel.id)
}

/// The host of an island, with what stands there before the program comes.
pub(super) fn host<C, T>(name: &str, data: T) -> Html
where
    C: BaseComponent<Properties = IslandProps<T>>,
    T: 'static,
{
    html! {
        <div class="island" data-island={name.to_owned()}>
            <C data={Shared::new(data)} surface={None::<Surface>} />
        </div>
    }
}

/// The place of the toolbar.
pub(super) fn toolbar(explainer: &Worded<'_>) -> Html {
    host::<ToolbarIsland, _>(TOOLBAR, toolbar_data(explainer))
}

fn toolbar_data(explainer: &Worded<'_>) -> Toolbar {
    let (language, panels) = (&explainer.language, explainer.panels.len());
    Toolbar {
        counts: (0..=panels).map(|open| language.opened(open, panels)).collect(),
        show_all: language.show_all(),
        hide_all: language.hide_all(),
        share: language.share(),
    }
}
