//! Frames that a host holds to a height: the glance, and one panel, as oEmbed gives them.

use super::{host, until_exact, within};
use crate::engine::in_each_engine;
use crate::host::Site;
use crate::page::{Allowed, Page};

in_each_engine!(wordpress_shows_the_glance, held_frames_end_well, without_scripts_it_scrolls, held_panel_is_used);

/// What WordPress does with frames, after what it is seen to do: it shows 200 to 1,000 pixels.
const WORDPRESS: &str = "<script>
    for (const frame of document.querySelectorAll('iframe')) {
        addEventListener('message', ({ data, source }) => {
            if (data.secret !== 'a1B2c3D4e5' || source !== frame.contentWindow) return;
            if (data.message === 'height') frame.height = Math.max(200, Math.min(1000, parseInt(data.value, 10)));
        });
        frame.addEventListener('load', () => frame.contentWindow.postMessage({ message: 'ready', secret: 'a1B2c3D4e5' }, '*'));
    }
</script>";

/// What is wrong with a frame that is held: a scroll bar, a part that is cut, a way that is missing.
const ENDS_WELL: &str = "const page = document.documentElement;
    const wrong = [];
    if (page.scrollHeight > innerHeight) wrong.push(`it scrolls: ${page.scrollHeight} in ${innerHeight}`);
    if (page.scrollWidth > innerWidth) wrong.push(`it is ${page.scrollWidth} wide in ${innerWidth}`);
    for (const part of document.querySelectorAll('h1, .panel-finding, .number, .number-basis, .statements, .standfirst, .panel-body > *')) {
        const { bottom, height } = part.getBoundingClientRect();
        if (height > 0 && Math.floor(bottom) > innerHeight) wrong.push(`${part.className || part.localName} ends at ${bottom} of ${innerHeight}`);
    }
    const ways = [...document.querySelectorAll('.panel-more, .panel-more a')].filter((way) => way.href);
    if (!ways.some((way) => shown(way) && way.getBoundingClientRect().bottom <= innerHeight && way.target === '_blank')) wrong.push('no way to the rest');
    return wrong.length === 0 || `no: ${wrong.join('; ')}`";

/// In WordPress the glance is exactly as high as it is told, whatever the width, and shows its numbers; a link of it is
/// WordPress's to follow.
async fn wordpress_shows_the_glance(page: &Page) {
    let publisher = Site::publisher().await;
    for width in [300, 340, 480, 680, 900, 1200] {
        let src = format!("{}/glance.html#?secret=a1B2c3D4e5", publisher.origin);
        let body = format!(
            "<iframe src='{src}' sandbox=allow-scripts security=restricted width={width} height=900></iframe>{WORDPRESS}"
        );
        let host = host(&body).await;
        page.open(&host.origin).await;
        let height = until_exact(page, 0, "WordPress").await;
        assert!((200..=1000).contains(&height), "{height} at {width}");
        within(page, 0, async || {
            page.until(&format!("{width} wide it ends well"), ENDS_WELL).await;
            page.assert(
                "its numbers and statements are seen",
                "return [...document.querySelectorAll('h1, .number, .statements')].every(shown)
                     && document.querySelectorAll('.number').length > 2",
            )
            .await;
            page.js("document.querySelector('.number a').click()").await;
        })
        .await;
        let link = page.until("the link is told", "return heard.find(({ data }) => data.message === 'link')").await;
        assert!(link["data"]["value"].as_str().is_some_and(|link| link.starts_with(&publisher.origin)), "{link}");
    }
    page.assert_quiet(Allowed { warnings: 0, browser: &["sandbox"] }).await;
}

/// Where nobody follows, what has no room is left out, and nothing is cut off. The frame tells the height that it would
/// like, and has all as soon as it is given that.
async fn held_frames_end_well(page: &Page) {
    let publisher = Site::publisher().await;
    for frame in ["glance.html", "embed.html?panel=@2&held", "embed.html?panel=@4&held"] {
        for (width, height) in [(300, 450), (300, 640), (480, 400), (680, 300), (680, 700), (1200, 260)] {
            let body = format!(
                "<iframe src='{}/{frame}' width={width} height={height} style=border:0></iframe>",
                publisher.origin
            );
            let host = host(&body).await;
            page.open(&host.origin).await;
            let heights = "return heard.map(({ data }) => data).findLast((data) => data?.sidelight === 1 && data.type === 'height')?.height";
            let told = page.until("it tells its height", heights).await.as_u64().expect("a number");
            assert!(told <= 1000, "{told}");
            within(page, 0, async || page.until(&format!("{frame} ends well in {width} by {height}"), ENDS_WELL).await)
                .await;
            page.js("document.querySelector('iframe').height = 1000").await;
            let most = page.until("it tells its height", heights).await.as_u64().expect("a number");
            assert!(most <= 1000, "{most}");
            within(page, 0, async || {
                page.until(
                    &format!("{frame} has all that has room, {width} wide"),
                    "const page = document.documentElement, out = [...document.querySelectorAll('[data-left-out]')];
                     const height = Math.ceil(page.getBoundingClientRect().height);
                     if (innerHeight !== 1000 || height > 1000) return `no: ${height} in ${innerHeight}`;
                     // The first of what is left out would be too much.
                     return out.length === 0 || (() => {
                         const [first] = out.filter((part) => part.matches('.panel-body > *, .number > li')).concat(out);
                         delete first.dataset.leftOut;
                         const more = page.getBoundingClientRect().height;
                         first.dataset.leftOut = '';
                         return more > 1000 || `no: ${first.outerHTML.slice(0, 80)} has room`;
                     })()",
                )
                .await;
            })
            .await;
        }
    }
    page.assert_quiet(Allowed::default()).await;
}

/// Without scripts in it the glance begins with the answer, and scrolls; at the height that oEmbed gives it is whole.
async fn without_scripts_it_scrolls(page: &Page) {
    let publisher = Site::publisher().await;
    let body = format!("<iframe src='{}/glance.html' sandbox width=680 height=900></iframe>", publisher.origin);
    let host = host(&body).await;
    page.open(&host.origin).await;
    within(page, 0, async || {
        page.assert("no script runs", "return window.__record === undefined").await;
        page.assert(
            "it reads as it was published",
            "return [...document.querySelectorAll('h1, .standfirst, .number, .statements, .panel-more a')].every(shown)
                 && document.querySelectorAll('.number').length > 2 && document.scripts.length > 0",
        )
        .await;
        page.assert(
            "its first number is seen at once",
            "return document.querySelector('.number').getBoundingClientRect().bottom < innerHeight",
        )
        .await;
    })
    .await;
}

/// What a reader opens in a held panel is there, and scrolls if it must.
async fn held_panel_is_used(page: &Page) {
    let publisher = Site::publisher().await;
    let body = format!("<iframe src='{}/embed.html?panel=@2&held' width=480 height=500></iframe>", publisher.origin);
    let host = host(&body).await;
    page.open(&host.origin).await;
    within(page, 0, async || {
        page.until("something is left out", "return document.querySelector('[data-left-out]') !== null").await;
        page.until("it ends well", ENDS_WELL).await;
        page.js("document.querySelector('.panel-body .citation a[href^=\"#\"]').click()").await;
        page.until(
            "the source is seen, and nothing is left out",
            "const { top, height } = document.querySelector(':target').getBoundingClientRect();
             return !document.querySelector('[data-left-out]') && height > 0 && top >= 0 && top < innerHeight || `no: ${top}`",
        )
        .await;
    })
    .await;
    page.assert_quiet(Allowed::default()).await;
}
