//! What a host can ask of an element, and what it is told: attributes, methods, events, themes.

use super::{EAGER, Publisher, SCRIPT, assert, assert_heard, host, host_with, js, until, until_modes};
use crate::engine::in_each_engine;
use crate::page::{Allowed, Page};
use serde_json::json;

in_each_engine!(attributes, lazy, theme, methods_and_events);

/// Each attribute, its change and its property.
async fn attributes(page: &Page) {
    let publisher = Publisher::start().await;
    let body = format!("{}{SCRIPT}", EAGER.replace("loading", "open='@2 @4' heading-level=3 lang=fr dir=rtl loading"));
    let host = host(&publisher, &body).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    let steps = [
        ("", "opened() === '@2 @4' || opened()"),
        ("e.open = '@3'", "opened() === '@3' || opened()"),
        ("e.open = 'all'", "opened().split(' ').length === inner('#sidelight').querySelectorAll('.panel').length"),
        ("e.open = '@3'", "opened() === '@3' || opened()"),
        ("e.open = true", "opened().split(' ').length === inner('#sidelight').querySelectorAll('.panel').length"),
        ("e.setAttribute('open', 'no-such-panel')", "opened() === '' || opened()"),
        ("", "inner('h1').ariaLevel === '3' && inner('.panel-title').ariaLevel > 3 || inner('h1').ariaLevel"),
        ("e.headingLevel = 5", "inner('h1').ariaLevel === '5' && inner('.panel-title').ariaLevel === '6'"),
        ("e.removeAttribute('heading-level')", "inner('h1').ariaLevel === '2'"),
        ("", "inner('article').lang === 'fr' && getComputedStyle(inner('article')).direction === 'rtl'"),
        (
            "e.lang = 'de'; e.dir = 'ltr'",
            "inner('article').lang === 'de' && getComputedStyle(inner('article')).direction === 'ltr'",
        ),
        (
            "e.removeAttribute('lang'); e.removeAttribute('dir')",
            "inner('article').lang === 'en' && getComputedStyle(inner('article')).direction === 'ltr' || inner('article').lang",
        ),
        (
            "e.exclusive = true; inner('#panel-@4 > summary').click(); inner('#panel-@5 > summary').click()",
            "opened() === '@5' || opened()",
        ),
        ("e.exclusive = false; inner('#panel-@4 > summary').click()", "opened() === '@4 @5' || opened()"),
        (
            "e.panel = '@2'",
            "!inner('h1') && inner('#sidelight')?.querySelectorAll('.panel').length === 1 && modes() === 'full'",
        ),
        ("e.removeAttribute('panel')", "Boolean(inner('h1')) && modes() === 'full'"),
        ("e.src += '.nowhere'", "fallen() && modes() === 'fallback' && heard('error').at(-1).code === 'status'"),
        ("e.src = e.src.replace('.nowhere', '')", "Boolean(inner('h1')) && modes() === 'full'"),
        // While it is not there.
        (
            "e.remove(); e.panel = '@4'; document.body.append(e)",
            "!inner('h1') && Boolean(inner('#@4')) && modes() === 'full'",
        ),
    ];
    for (step, condition) in steps {
        js(page, &format!("const e = element(); {step}")).await;
        until(page, step, condition).await;
    }
    let wrong = js(
        page,
        "const e = document.createElement('sidelight-explainer');
         const wrong = [];
         for (const [property, value, attribute] of [
           ['src', 'a.json'], ['panel', 'p'], ['open', 'all'], ['loading', 'eager'], ['theme', 'dark'],
           ['headingLevel', '4', 'heading-level'], ['lang', 'de'], ['dir', 'rtl'],
         ]) {
           const name = attribute ?? property;
           if (e[property] !== '') wrong.push(`${property} is ${e[property]}`);
           e[property] = value;
           if (e.getAttribute(name) !== value) wrong.push(`${name} is not set`);
           e.setAttribute(name, '');
           if (e[property] !== '') wrong.push(`${property} stays`);
           if (!['lang', 'dir'].includes(name) && (e[property] = null, e.hasAttribute(name))) wrong.push(`${name} stays`);
         }
         e.exclusive = true;
         if (e.getAttribute('exclusive') !== '' || e.exclusive !== true) wrong.push('exclusive');
         e.exclusive = false;
         if (e.hasAttribute('exclusive')) wrong.push('exclusive stays');
         return wrong",
    )
    .await;
    assert_eq!(wrong, json!([]), "properties reflect");
    page.assert_quiet(Allowed { warnings: 1, browser: &["404"] }).await;

    // Set on an element that its script has not defined yet.
    let early = format!(
        "<sidelight-explainer id=e><a href=P/>Read it there</a></sidelight-explainer>
         <script>Object.assign(e, {{ src: 'P/@slug.json', open: '@4', loading: 'eager' }})</script>{SCRIPT}"
    );
    let host = self::host(&publisher, &early).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    assert(page, "they are attributes now", "opened() === '@4' && element().getAttribute('open') === '@4'").await;
}

/// Nothing is fetched until one is near; then it is.
async fn lazy(page: &Page) {
    let publisher = Publisher::start().await;
    let far = |id: &str| {
        format!(
            "<div style=height:4000px></div>{}",
            EAGER.replace("id=e", &format!("id={id}")).replace("loading=eager", "")
        )
    };
    let host = host(&publisher, &format!("{}{}{}{SCRIPT}", far("a"), far("b"), far("c"))).await;
    page.open(&host.origin).await;
    until(page, "it is defined", "Boolean(customElements.get('sidelight-panel'))").await;
    page.settle().await;
    assert_eq!((publisher.count(".json"), publisher.count("sidelight-embed.js")), (0, 0), "nothing is fetched");
    assert(page, "the children are there", "fallen('a')").await;
    js(page, "element('b').loading = 'eager'").await;
    until(page, "it is there", "modes() === 'none full none' || modes()").await;
    js(page, "element('a').scrollIntoView()").await;
    until(page, "it is there", "modes() === 'full full none' || modes()").await;
    assert_eq!(publisher.count(".json"), 2, "no other is fetched");
    js(page, "element('c').openPanel('@4')").await;
    until(page, "a panel is asked for", "element('c').shadowRoot.querySelector('#panel-@4')?.open ?? 'not there'")
        .await;
    page.assert_quiet(Allowed::default()).await;
}

/// The theme that is asked for, that the host declares, or that the host's colours tell.
async fn theme(page: &Page) {
    let publisher = Publisher::start().await;
    let head = "<style>.dark body { background: #111; color: #eee } .lab body { background: lab(5 0 0); color: lab(95 0 0) } \
        .declared { color-scheme: dark } .day { color: lab(20 0 0) } .wide body { color: color(display-p3 0.1 0.1 0.1) }</style>";
    let host = host_with(&publisher, head, &format!("{EAGER}{SCRIPT}"), &[]).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    for (step, scheme) in [
        ("", "light"),
        ("e.theme = 'dark'", "dark"),
        ("e.theme = 'light'", "light"),
        ("html.className = 'dark'", "light"),
        ("e.theme = 'auto'", "dark"),
        ("html.className = ''", "light"),
        ("html.className = 'declared'", "dark"),
        ("html.className = 'lab'", "dark"),
        ("html.className = 'day'", "light"),
        ("html.className = 'wide'", "light"),
        ("html.className = ''; html.style.colorScheme = 'dark'", "dark"),
        ("html.style = ''; document.body.style = 'color: #fff; transition: color 50ms'", "dark"),
        ("document.body.style = 'color: #000; transition: color 50ms'", "light"),
        ("e.removeAttribute('theme')", "light"),
    ] {
        js(page, &format!("const e = element(), html = document.documentElement; {step}")).await;
        until(page, &format!("{step}: {scheme}"), &format!("getComputedStyle(inner('article')).colorScheme === '{scheme}' || getComputedStyle(inner('article')).colorScheme")).await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// What a host's script can ask, and what it is told.
async fn methods_and_events(page: &Page) {
    let publisher = Publisher::start().await;
    let host = host(&publisher, &format!("{EAGER}{SCRIPT}<div style=height:3000px></div>")).await;
    page.open(&host.origin).await;
    until_modes(page, "full").await;
    for (step, panel, open, by) in [
        ("element().openPanel('@2')", "@2", true, "api"),
        ("element().closePanel('@2')", "@2", false, "api"),
        ("scrollTo(0, 0); element().showPanel('@5')", "@5", true, "api"),
        ("element().goToPanel('@4')", "@4", true, "api"),
        ("inner('#panel-@1 > summary').click()", "@1", true, "hand"),
        ("inner('#panel-@1 > summary').click()", "@1", false, "hand"),
        ("inner('a.trigger[href=\"#@3\"]').click()", "@3", true, "link"),
    ] {
        js(page, &format!("window.__record.heard.length = 0; {step}")).await;
        until(page, step, "heard('toggle').length === 1 || heard('toggle').length").await;
        let event = json!([{ "id": "e", "panel": panel, "open": open, "by": by, "bubbles": true, "composed": true, "cancelable": false }]);
        assert_heard(page, "toggle", event, &["id", "panel", "open", "by", "bubbles", "composed", "cancelable"]).await;
        match step {
            step if step.contains("show") => until(page, "it is in view", "inView(inner('#panel-@5 > summary'))").await,
            step if step.contains("goTo") => {
                until(page, "it has the focus", "inShadow() === inner('#panel-@4 .panel-title') && inView(inShadow())")
                    .await
            }
            _ => {}
        }
    }
    // As find-in-page does, once our own causes are past.
    js(page, "window.__record.heard.length = 0; setTimeout(() => inner('#panel-@1').open = true, 150)").await;
    until(page, "it is told", "heard('toggle')[0]?.by === 'browser' || JSON.stringify(heard('toggle'))").await;

    js(
        page,
        "element().addEventListener('sidelight-source', (event) => event.preventDefault(), { once: true });
        inner('.source-list a[href^=http]').click()",
    )
    .await;
    assert(page, "the host has kept the reader", "location.pathname === '/' && heard('source').length === 1").await;
    let source = js(page, "return [{ id: 'e', href: inner('.source-list a[href^=http]').href, bubbles: true, composed: true, cancelable: true }]").await;
    assert_heard(page, "source", source, &["id", "href", "bubbles", "composed", "cancelable"]).await;
    js(page, "for (const ask of ['openPanel', 'closePanel', 'showPanel', 'goToPanel']) for (const id of ['nowhere', '', null, undefined, '\"]<b>', {}]) element()[ask](id)").await;
    page.assert_quiet(Allowed::default()).await;
}
