//! On a wide screen: no part of the page is left empty beside another, and nothing sticks out of it.

use crate::engine::in_each_engine_and_fonts;
use crate::page::{Allowed, Page};
use crate::server::Server;

in_each_engine_and_fonts!(fills_its_width);

/// What sticks out of the head's width, and what does not reach it although it should.
const EDGES: &str = "
    const edges = (element) => element.getBoundingClientRect();
    const all = edges(root().querySelector('.opening, .masthead > h1'));
    const wrong = [...root().querySelectorAll('.note, .panel, .body > p, .body > .list, .figure, .claims')].filter(shown)
        .filter((part) => edges(part).right > all.right + 1 || edges(part).left < all.left - 9);";

async fn fills_its_width(page: &Page) {
    let server = Server::start(&[]).await;
    // The map has its place beside the headline as soon as the numbers stand in one line.
    for width in [1024, 1280, 1600] {
        page.open_framed(&server, width).await;
        page.until_awake().await;
        page.assert_none(
            &format!("the first screen at {width} px"),
            "const [head, picture, glance] = ['h1', '.picture', '.numbers'].map((name) => root().querySelector(name).getBoundingClientRect());
             const tops = (name) => new Set([...root().querySelectorAll(name)].map((part) => Math.round(part.getBoundingClientRect().top)));
             return [
               picture.left >= head.right - 1 && Math.abs(picture.right - glance.right) <= 1 || 'the picture is not beside the headline',
               picture.bottom <= glance.top + 1 || 'the picture lies over the numbers',
               ...['.number-lead', '.number', '.numbers .thumbnail', '.number-says', '.number-basis'].map((name) => tops(name).size === 1 || `${name} stand at ${[...tops(name)]}`),
             ].filter((answer) => answer !== true)",
        )
        .await;
    }
    // In a frame as wide as a screen panels stand beside the text, and are as wide as it.
    for file in ["embed.html", "all.html", "bounties.html", "known.html"] {
        let server = Server::with(file, &[]).await;
        page.open_framed(&server, 1280).await;
        page.until_state("full").await;
        page.settle().await;
        page.assert_none(
            file,
            &format!(
                "{EDGES}
                 const narrow = [...root().querySelectorAll('.beside')].filter((panel) => edges(panel).width < 480);
                 // On a panel's page the text reaches the edge, and what heads a part stands beside its first line.
                 const text = [...root().querySelectorAll('.of-panel > :is(p, .list)')].filter((part) => edges(part).right < all.right - 20);
                 const heads = [...root().querySelectorAll('.of-panel > .subhead:has(+ :is(p, .list))')]
                     .filter((head) => Math.abs(edges(head).top - edges(head.nextElementSibling).top) > 1);
                 return [...wrong, ...narrow, ...text, ...heads].map((part) => part.outerHTML.slice(0, 80))"
            ),
        )
        .await;
    }
    page.assert_quiet(Allowed::default()).await;
}
