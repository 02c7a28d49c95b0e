//! What is chosen: two kinds to compare, the status of claims and the words in them, all panels.

use super::{Amount, amount, open_island, quotient};
use crate::engine::in_each_engine;
use crate::page::{Allowed, Page, summary};
use crate::server::Server;
use fantoccini::key::Key;
use serde_json::{Value, json};

in_each_engine!(comparison, statuses, words_of_claims, toolbar);

/// What one thing is worth in the other: two places, four where it is less than one; of ranges both ends.
fn worth(of: Amount, by: Amount) -> String {
    let ratio = |part: u64, by: u64| quotient(part, by, if part < by { 4 } else { 2 });
    let ((least, is_least), (most, is_most)) = (ratio(of.least, by.most), ratio(of.most, by.least));
    let sign = if is_least && is_most { "=" } else { "≈" };
    if least == most { format!("{sign} {least}") } else { format!("{sign} {least}–{most}") }
}

/// Any two kinds: one chosen with the mouse, the other with the arrow keys, all pairs of them.
async fn comparison(page: &Page) {
    let server = Server::start_all(&[]).await;
    let host = "[data-island]:has(select)";
    open_island(page, &server, host).await;
    let rows = page
        .js(&format!(
            "return [...root().querySelector('{host}').previousElementSibling.querySelectorAll('tbody tr')].map((row) => {{
                 const label = row.querySelector('th').firstChild.data;
                 const data = row.querySelector('data');
                 return [label, data.value, data.textContent];
             }})"
        ))
        .await;
    let rows: Vec<(String, String, String)> = serde_json::from_value(rows).expect("rows");
    assert!(rows.len() > 3, "there is something to compare: {rows:?}");
    let reading = format!(
        "const host = root().querySelector('{host}');
         const [first, second] = host.querySelectorAll('select');
         const chosen = (select) => select.selectedOptions[0].textContent;
         const says = [chosen(first), chosen(second), host.querySelector('.equation strong').textContent,
             host.querySelector('.equation + span').textContent];"
    );
    let expected = |first: usize, second: usize| {
        let ((one, of, of_words), (other, by, by_words)) = (&rows[first], &rows[second]);
        let result = if first == second { "= 1".to_owned() } else { worth(amount(of), amount(by)) };
        let working = format!("{of_words} ÷ {by_words} {result}. Our arithmetic, not part of the record.");
        json!([one, other, result, working])
    };
    let says = async |first: usize, second: usize| {
        let expected = expected(first, second);
        let is_so = format!("{reading} return JSON.stringify(says) === {:?} || 'no: ' + says", expected.to_string());
        page.until(&format!("the equation is {expected}"), &is_so).await;
    };
    says(0, rows.len() - 1).await;
    let height = format!("return root().querySelector('{host}').offsetHeight");
    let before = page.js(&height).await;
    let mut second = rows.len() - 1;
    for first in 0..rows.len() {
        page.click(&format!("{host} span:first-child > select > option:nth-child({})", first + 1)).await;
        says(first, second).await;
        page.js(&format!("root().querySelectorAll('{host} select')[1].focus()")).await;
        // Up and down by turns, so that each end is where the next turn begins.
        while second != if first % 2 == 0 { 0 } else { rows.len() - 1 } {
            let (key, next) = if first % 2 == 0 { (Key::Up, second - 1) } else { (Key::Down, second + 1) };
            page.press(key).await;
            second = next;
            says(first, second).await;
        }
    }
    assert_eq!(page.js(&height).await, before, "the equation keeps its place");
    page.js(&format!("root().querySelector('{host} select').focus()")).await;
    page.press(Key::Up).await;
    says(rows.len() - 2, second).await;
    page.assert_quiet(Allowed::default()).await;
}

/// The statuses of a list of claims: the counts are the list's, each shows its claims alone, and an address shows
/// its claim whatever was chosen.
async fn statuses(page: &Page) {
    let server = Server::start_all(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    let hosts =
        page.js("return hosts().map((host) => host.dataset.island).filter((name) => name.startsWith('claims-'))").await;
    let hosts: Vec<String> = serde_json::from_value(hosts).expect("strings");
    assert!(!hosts.is_empty(), "claims can be chosen");
    for name in hosts {
        let island = format!("[data-island={name}]");
        open_island(page, &server, &island).await;
        let state = format!(
            "const host = root().querySelector('{island}');
             const buttons = [...host.querySelectorAll('button')];
             const claims = [...host.nextElementSibling.querySelectorAll('.claim')];
             const statuses = buttons.slice(1).map((button) => button.dataset.standing);"
        );
        page.assert_none(
            "each status is counted once, as its claims say it",
            &format!(
                "{state}
                 const said = (claim) => words(claim.querySelector('.standing')).at(-1);
                 const wrong = statuses.filter((status, index) => {{
                   const own = claims.filter((claim) => claim.dataset.standing === status);
                   return own.length === 0 || words(buttons[index + 1]).at(-1) !== `${{said(own[0])}} ${{own.length}}`;
                 }});
                 if (new Set(statuses).size !== statuses.length) wrong.push('twice');
                 if (claims.some((claim) => !statuses.includes(claim.dataset.standing))) wrong.push('not counted');
                 if (words(buttons[0]).join() !== `All ${{claims.length}}`) wrong.push(words(buttons[0]));
                 return wrong"
            ),
        )
        .await;
        let chosen = async |index: usize| {
            let script = format!(
                "{state}
                 const pressed = buttons.map((button) => button.getAttribute('aria-pressed') === 'true');
                 if (pressed.some((is, index) => is !== (index === {index}))) return `no: ${{pressed}}`;
                 return claims.every((claim) => shown(claim) === ({index} === 0 || claim.dataset.standing === statuses[{index} - 1]))"
            );
            page.until(&format!("{name} shows what is chosen with button {index}"), &script).await;
        };
        chosen(0).await;
        let count = page.js(&format!("{state} return buttons.length")).await.as_u64().expect("a number");
        let count = usize::try_from(count).expect("few");
        for index in 1..count {
            // By mouse and by keyboard in turn.
            if index % 2 == 1 {
                page.click(&format!("{island} button:nth-child({})", index + 1)).await;
            } else {
                page.js(&format!("root().querySelectorAll('{island} button')[{index}].focus()")).await;
                page.press(if index % 4 == 0 { Key::Enter } else { Key::Space }).await;
            }
            chosen(index).await;
        }
        // The last status is chosen; a claim of the first is hidden.
        let hidden = page.text(&format!("{state} return claims.find((claim) => claim.id && !shown(claim)).id")).await;
        let wrong = page
            .js_with(
                "const [id] = arguments;
                 return visit(id, () => root().querySelector(`a[href='#${id}']`).click(), 1)",
                vec![json!(hidden)],
            )
            .await;
        assert_eq!(wrong, json!([]), "the address of a hidden claim shows it");
        page.assert("it is shown", &format!("return shown(body('{hidden}'))")).await;
        page.click(&format!("{island} button:first-child")).await;
        chosen(0).await;
    }
    page.assert_quiet(Allowed::default()).await;
}

/// Words leave the claims that have all of them, together with a standing, and say how many that are; emptying,
/// an address and paper show all.
async fn words_of_claims(page: &Page) {
    let server = Server::start_all(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    let name = page
        .text("return hosts().filter((host) => host.dataset.island.startsWith('claims-'))
            .sort((a, b) => b.nextElementSibling.children.length - a.nextElementSibling.children.length)[0].dataset.island")
        .await;
    let island = format!("[data-island={name}]");
    open_island(page, &server, &island).await;
    let state = format!(
        "const host = root().querySelector('{island}'), field = host.querySelector('input[type=search]');
         const said = host.querySelector('.search > span');
         const plain = (text) => text.toLowerCase();
         const claims = [...host.nextElementSibling.querySelectorAll('.claim')];
         const says = (claim) => plain(claim.textContent);
         const has = (claim, words) => words.every((word) => says(claim).includes(plain(word)));"
    );
    let total = page.js(&format!("{state} return claims.length")).await.as_u64().expect("a number");
    page.assert("the field has a name", &format!("{state} return field.labels[0].textContent.trim().length > 3")).await;
    page.assert("nothing is said before", &format!("{state} return said.textContent === ''")).await;
    let until_found = async |words: &[&str], standing: &str| {
        let script = format!(
            "{state} const wanted = {words:?};
             const found = claims.filter((claim) => has(claim, wanted) && ('{standing}' === '' || claim.dataset.standing === '{standing}'));
             if (claims.some((claim) => (claim.getAttribute('aria-hidden') === 'true') === found.includes(claim))) return 'no: they are heard';
             if (claims.some((claim) => shown(claim) !== found.includes(claim))) return `no: ${{claims.filter(shown).length}} for ${{found.length}}`;
             const expected = found.length < {total} ? `${{found.length}} of {total} shown` : '';
             return said.textContent === expected ? {{ found: found.length }} : `no: ${{said.textContent}}`"
        );
        page.until(&format!("{words:?} and {standing:?} are found"), &script).await["found"].as_u64().expect("a number")
    };
    until_found(&[], "").await;
    let field = page.client.find(fantoccini::Locator::Css(&format!("{island} input"))).await.expect("there is a field");
    field.send_keys("PILOT").await.expect("it takes words");
    let pilot = until_found(&["pilot"], "").await;
    assert!(0 < pilot && pilot < total, "{pilot} of {total}");
    // Another word.
    field.send_keys(" film").await.expect("it takes words");
    let film = until_found(&["pilot", "film"], "").await;
    assert!(film < pilot, "{film} of {pilot}");
    page.assert("the focus stays in the field", &format!("{state} return field === field.getRootNode().activeElement"))
        .await;
    field.clear().await.expect("it can be emptied");
    page.js(&format!("{state} field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))")).await;
    until_found(&[], "").await;
    page.assert("the field is empty", &format!("{state} return field.value === ''")).await;

    let standing =
        page.text(&format!("{state} return claims.find((claim) => has(claim, ['pilot'])).dataset.standing")).await;
    page.click(&format!("{island} button[data-standing={standing}]")).await;
    until_found(&[], &standing).await;
    field.send_keys("pilot").await.expect("it takes words");
    assert!(until_found(&["pilot"], &standing).await > 0);
    field.send_keys(" zzz").await.expect("it takes words");
    assert_eq!(until_found(&["pilot", "zzz"], &standing).await, 0);
    page.assert(
        "what is hidden is on paper",
        "return [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).some((rule) =>
             rule.media?.mediaText === 'print' && [...rule.cssRules].some(({ selectorText, style }) => selectorText === '.claim[hidden]' && style.display === 'grid'))",
    )
    .await;

    let hidden = page.text(&format!("{state} return claims.find((claim) => claim.id && !shown(claim)).id")).await;
    page.js(&format!("location.hash = '{hidden}'")).await;
    page.until("its address shows it", &format!("return shown(body('{hidden}'))")).await;
    until_found(&[], "").await;
    page.assert("the field is empty", &format!("{state} return field.value === ''")).await;
    page.assert_quiet(Allowed::default()).await;
}

/// The toolbar counts what is open however it was opened, and opens and closes all.
async fn toolbar(page: &Page) {
    let server = Server::start(&[]).await;
    page.open(&server.page()).await;
    page.until_awake().await;
    let panels = page.panels().await;
    let count = panels.len();
    let counted = async |open: usize| {
        let script = format!("return toolbar().querySelector('span').textContent === '{open} of {count} opened'");
        page.until(&format!("{open} open panels are counted"), &script).await;
        let words = if open == count { "Hide all" } else { "Show all" };
        page.until(words, &format!("return toolbar().querySelector('button').textContent === '{words}'")).await;
    };
    counted(0).await;
    page.click(&summary(&panels[0])).await;
    counted(1).await;
    page.js(&format!("panel('{}').querySelector('summary').focus()", panels[1])).await;
    page.press(Key::Enter).await;
    counted(2).await;
    page.click(&format!("#trigger-{}-1", panels[2])).await;
    counted(3).await;
    page.js(&format!("panel('{}').open = true", panels[3])).await;
    counted(4).await;
    page.js(&format!("location.hash = '{}'", panels[4])).await;
    counted(5).await;
    page.js(&format!("panel('{}').open = false", panels[0])).await;
    counted(4).await;
    let all = "[data-island=toolbar] button";
    for open in [true, false, true] {
        page.click(all).await;
        for id in &panels {
            page.until_panel(id, open).await;
        }
        counted(if open { count } else { 0 }).await;
    }
    page.click(&summary(&panels[count - 1])).await;
    counted(count - 1).await;
    page.js(&format!("document.querySelector('{all}').focus()")).await;
    page.press(Key::Space).await;
    counted(count).await;
    page.assert(
        "the focus stays on the button",
        &format!("return document.activeElement === document.querySelector('{all}')"),
    )
    .await;
    page.press(Key::Enter).await;
    counted(0).await;

    // What a search in the page does, as far as a driver can do it: words in a closed panel open it.
    let words = page
        .text("return root().querySelector('.panel-body p').firstChild.data.trim().split(' ').slice(0, 6).join(' ')")
        .await;
    page.open("about:blank").await;
    let encoded: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
    page.open(&format!("{}#:~:text={encoded}", server.page())).await;
    page.until_awake().await;
    let found = page.js("return panels().some((panel) => panel.open)").await;
    if found == Value::Bool(true) {
        counted(1).await;
    } else {
        assert_ne!(page.engine, crate::engine::Engine::Chromium, "words in an address open their panel: {words}");
        counted(0).await;
    }
    page.assert_quiet(Allowed::default()).await;
}
