// The plug-in in a real WordPress of Debian's, as those use it who run it, write in it and read it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/site.mjs";
import { browse } from "../../scripts/webdriver.mjs";
import { newsroom, written } from "./newsroom.mjs";
import { lint, until } from "./php.mjs";
import { explainer, publish, slug } from "./publisher.mjs";
import { read } from "./reading.mjs";
import { startWordPress } from "./wordpress.mjs";

const plugin = "integrations/wordpress";
// Of blocks, and classic; how wide they have text.
const width = { twentytwentythree: 650, twentytwentyone: 610 };
const themes = Object.keys(width);
// A panel in the middle, so that it is not there by chance.
const panel = explainer.panels[1];
const src = (folder) => `${folder}${slug}.json`;

let publisher, site, browser;
let as, admin, newPost, publishPost, insertBlock, stored, saved;

before(async () => {
  publisher = await publish();
  site = await startWordPress(publisher);
  browser = await launch();
  ({ as, admin, newPost, publishPost, insertBlock, stored, saved } = newsroom(site, browser));
});

after(async () => {
  await browser?.close();
  await site?.end();
  publisher?.close();
});

test("the PHP is PHP, and the zip is the same bytes", async () => {
  await lint(readdirSync(plugin).filter((name) => name.endsWith(".php")).map((name) => join(plugin, name)));
  const zips = ["a.zip", "b.zip"].map((name) => join(site.place, name));
  for (const zip of zips) execFileSync("node", [`${plugin}/zip.mjs`, zip]);
  assert.ok(readFileSync(zips[0]).equals(readFileSync(zips[1])));
});

test("an administrator installs the plug-in and allows a publisher", async () => {
  const page = await as("admin");
  await admin(page, "plugin-install.php?tab=upload");
  await page.setInputFiles("#pluginzip", join(site.place, "a.zip"));
  await page.click("#install-plugin-submit");
  await page.getByRole("link", { name: "Activate Plugin" }).click();
  await page.locator("#message", { hasText: "Plugin activated" }).waitFor();
  await admin(page, "options-general.php?page=sidelight");
  await page.getByLabel("Addresses of publishers").fill(`${publisher.ours.slice(0, -1)}\nhttps://paper.example/<script>\n`);
  await page.getByRole("button", { name: "Save Changes" }).click();
  await page.getByText("This is not the address of a folder: https://paper.example/<script>").waitFor();
  assert.equal(await page.getByLabel("Addresses of publishers").inputValue(), publisher.ours);
});

test("an author inserts the block, chooses a panel, sees it, and publishes it", async () => {
  const page = await newPost("author", "A panel in a block");
  const asked = publisher.asked.length;
  // What is no explainer, or none of a publisher that is allowed, is told.
  const block = await insertBlock(page, publisher.strange);
  await block.getByRole("alert").filter({ hasText: "has not allowed this publisher" }).waitFor();
  const retry = async (address) => {
    await block.getByLabel("Address of an explainer, or of a panel").fill(address);
    await block.getByRole("button", { name: "Embed" }).click();
  };
  await retry(`${publisher.ours}nothing.html`);
  await block.getByRole("alert").filter({ hasText: "There is no explainer at this address" }).waitFor();
  await retry(publisher.ours);
  const frame = block.frameLocator("iframe");
  await frame.getByRole("heading", { name: explainer.headline }).waitFor();
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByLabel("Panel", { exact: true }).selectOption({ label: panel.title });
  await frame.locator(`details#panel-${panel.id}[open]`).waitFor();
  assert.equal(await block.locator("iframe").getAttribute("sandbox"), "allow-scripts");
  assert.ok(!publisher.asked.slice(asked).some((path) => path.endsWith("/sidelight.js")), "no script in the administration");
  // In the editor's own frame, too.
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await page.getByRole("menuitem", { name: "Tablet" }).click();
  const canvas = page.frameLocator("iframe[name=editor-canvas]");
  await canvas.frameLocator("[data-type='sidelight/explainer'] iframe").locator(`details#panel-${panel.id}[open]`).waitFor();
  await page.getByRole("menuitem", { name: "Desktop" }).click();
  const address = await publishPost(page);

  const content = stored(address);
  assert.match(content, new RegExp(`^<!-- wp:sidelight/explainer \\{"src":"${src(publisher.ours)}","panel":"${panel.id}"\\} -->`));
  assert.ok(content.includes(`<a href="${publisher.ours}#${panel.id}">${panel.title} – `), content);
  assert.ok(!content.includes("<sidelight-"), content);

  // As it was saved it is opened again.
  await page.reload();
  await page.frameLocator("[data-type='sidelight/explainer'] iframe").locator(`details#panel-${panel.id}[open]`).waitFor();
  assert.equal(await page.getByText("This block contains unexpected or invalid content").count(), 0);
  // The addresses that a panel has lead to it.
  for (const pasted of [`${publisher.ours}#${panel.id}`, `${publisher.ours}${panel.id}.html`]) {
    const more = await insertBlock(page, pasted);
    await more.frameLocator("iframe").locator(`details#panel-${panel.id}[open]`).waitFor();
  }

  for (const theme of themes) {
    site.theme(theme);
    const post = await read(browser, address);
    assert.deepEqual([post.modes, post.moved, post.said], [["full"], [], []], theme);
    assert.deepEqual(post.widths, [width[theme]]);
    await post.page.close();
    const phone = await read(browser, address, { viewport: { width: 390, height: 844 } });
    assert.deepEqual([phone.modes, phone.moved, phone.said], [["full"], [], []], `${theme} on a phone`);
    await phone.page.close();
  }
  site.theme(themes[0]);
});

test("a post has several, with one script, at the width of its text", async () => {
  const page = await newPost("author", "Several");
  await insertBlock(page, src(publisher.ours));
  await page.locator("[data-type='sidelight/explainer'] iframe").waitFor();
  await page.locator("[data-type='sidelight/explainer']").click();
  const address = await publishPost(page);
  const one = stored(address);
  const { address: several } = saved("author", one + "\n\n" + written({ src: src(publisher.ours), panel: panel.id, theme: "dark", exclusive: true }) + "\n\n" + one);
  for (const theme of themes) {
    site.theme(theme);
    const post = await read(browser, several);
    assert.deepEqual([post.modes, post.moved, post.said], [["full", "full", "full"], [], []], theme);
    assert.deepEqual(post.widths, Array(3).fill(width[theme]));
    assert.equal(await post.page.locator(`script[type=module][src="${publisher.ours}sidelight.js"]`).count(), 1);
    assert.deepEqual(await post.page.locator("sidelight-panel").evaluate((it) => [it.theme, it.exclusive]), ["dark", true]);
    // The way past each is seen when the keyboard comes to it, and leads past it.
    const skip = post.page.locator("a.screen-reader-text", { hasText: "Skip the explainer: " }).first();
    assert.ok((await skip.boundingBox()).width <= 1, "it is hidden");
    await skip.focus();
    assert.ok((await skip.boundingBox()).width > 100, "it is seen");
    await skip.press("Enter");
    assert.equal(await post.page.evaluate(() => document.activeElement.previousElementSibling.localName), "sidelight-explainer");
    await post.page.close();
    const without = await browser.newPage({ javaScriptEnabled: false });
    await without.goto(several);
    assert.equal(await without.locator("sidelight-explainer a").first().getAttribute("href"), publisher.ours);
    assert.ok(await without.locator("sidelight-explainer a").first().isVisible());
    await without.close();
  }
  site.theme(themes[0]);
  const other = await browse("firefox");
  await other.goto(address);
  await other.until("document.querySelector('sidelight-explainer').shadowRoot.querySelectorAll('details').length > 3");
  await other.close();
});

test("an address alone on a line is an element in the block editor", async () => {
  const page = await newPost("author", "An address");
  // Of an https address that is pasted WordPress makes this block by itself; the tests' publisher has none.
  await page.getByRole("button", { name: "Toggle block inserter" }).click();
  await page.getByPlaceholder("Search").fill("embed");
  await page.getByRole("option", { name: "Embed", exact: true }).click();
  await page.getByPlaceholder("Enter URL to embed here").fill(`${publisher.ours}${panel.id}.html`);
  await page.locator(".wp-block-embed").getByRole("button", { name: "Embed", exact: true }).click();
  await page.frameLocator(".wp-block-embed iframe").getByText(panel.finding).waitFor();
  const address = await publishPost(page);
  assert.ok(stored(address).includes(`${publisher.ours}${panel.id}.html\n</div>`), stored(address));
  for (const theme of themes) {
    site.theme(theme);
    const post = await read(browser, address);
    assert.deepEqual([post.modes, post.moved, post.said], [["full"], [], []], theme);
    assert.deepEqual(await post.page.locator("sidelight-panel").evaluate((it) => [it.src, it.panel]), [src(publisher.ours), panel.id]);
    await post.page.close();
  }
  site.theme(themes[0]);
});

test("an address and a shortcode are elements in the classic editor", async () => {
  const page = await as("author");
  await page.context().addCookies([{ name: "classic", value: "1", url: site.origin }]);
  await admin(page, "post-new.php");
  await page.fill("#title", "Classic");
  await page.click("#content-html");
  await page.fill("#content", `Before.\n\n${publisher.ours}\n\n[sidelight src="${src(publisher.ours)}" panel="${panel.id}" theme="dark"]A <em>panel</em>[/sidelight]\n\nAfter.`);
  // What is seen is seen while it is written, too.
  await page.click("#content-tmce");
  await page.frameLocator("#content_ifr").frameLocator("iframe").frameLocator("iframe").getByRole("heading", { name: explainer.headline }).waitFor();
  await page.click("#publish");
  await page.locator("#message", { hasText: "Post published" }).waitFor();
  const address = await page.locator("#message a").getAttribute("href");
  await page.context().clearCookies({ name: "classic" });
  for (const theme of themes) {
    site.theme(theme);
    const post = await read(browser, address);
    assert.deepEqual([post.modes, post.moved, post.said], [["full", "full"], [], []], theme);
    assert.equal(await post.page.locator("sidelight-panel[theme=dark] > a").textContent(), "A panel");
    // Nothing empty is left by what makes paragraphs of lines.
    assert.equal(await post.page.evaluate(() => document.querySelectorAll(".entry-content p:empty").length), 0, theme);
    await post.page.close();
  }
  site.theme(themes[0]);
});

test("a publisher that is not allowed has a link, and by its address alone the frame that WordPress gives to all", async (it) => {
  const strange = src(publisher.strange);
  const link = `<p class="wp-block-sidelight-explainer"><a href="${publisher.strange}">A stranger</a></p>`;
  const { address } = saved("author", `${written({ src: strange }, link)}\n\n<!-- wp:shortcode -->\n[sidelight src="${strange}"]A shortcode[/sidelight]\n<!-- /wp:shortcode -->\n\n<!-- wp:embed {"url":"${publisher.strange}"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${publisher.strange}\n</div></figure>\n<!-- /wp:embed -->`);
  const asked = publisher.asked.length;
  const { page, modes } = await read(browser, address);
  assert.deepEqual(modes, []);
  assert.deepEqual(await page.locator(`a[href="${publisher.strange}"]`).allTextContents().then((all) => all.slice(0, 2)), ["A stranger", "A shortcode"]);
  const frame = page.frameLocator("iframe.wp-embedded-content");
  await page.locator("iframe.wp-embedded-content").scrollIntoViewIfNeeded();
  await frame.getByRole("heading", { name: explainer.headline }).waitFor();
  await until(async () => (await page.locator("iframe.wp-embedded-content").boundingBox())?.height > 300, "height of the frame");
  const { height } = await page.locator("iframe.wp-embedded-content").boundingBox();
  const [inside, whole] = await frame.locator("html").evaluate((it) => [it.clientHeight, it.scrollHeight]);
  assert.ok(height <= 1000 && whole <= inside, "nothing of it is cut off");
  const moved = await page.evaluate(() => window.moved.filter((it) => typeof it === "number"));
  it.diagnostic(`the frame is ${height} high; what moves when WordPress shows it: ${moved}`);
  assert.ok(!publisher.asked.slice(asked).some((path) => path.endsWith("/sidelight.js")), "no script of a stranger's");
  await page.close();
});

test("hostile attributes are refused, whoever wrote them", async () => {
  const good = src(publisher.ours);
  const hostile = [
    { src: "javascript:alert(1)//.json" },
    { src: `${good}?x` },
    { src: `${good}#x` },
    { src: `${publisher.ours}../../strangers/defections/${slug}.json` },
    { src: `${publisher.ours}%2e%2e/${slug}.json` },
    { src: `${publisher.ours}..%2f${slug}.json` },
    { src: `${publisher.ours}\\..\\${slug}.json` },
    { src: good.replace("//", "//paper.example@") },
    { src: good.replace("127.0.0.1", "127.0.0.1.paper.example") },
    { src: good.replace(/:\d+/, "") },
    { src: `${good.slice(0, -5)}" onmouseover="alert(1).json` },
    { src: `${publisher.ours}sidelight.js` },
    { src: good, panel: '" onmouseover="alert(1)' },
    { src: good, panel: "<img src=x onerror=alert(1)>" },
    { src: [good] },
    { src: { a: good } },
  ];
  for (const attributes of hostile) {
    for (const role of ["author", "editor"]) {
      const { address } = saved(role, written(attributes));
      const html = await (await fetch(address)).text();
      assert.ok(!html.includes("<sidelight-") && !/sidelight\.js|onmouseover|onerror/.test(html), JSON.stringify(attributes));
      assert.ok(html.includes('<a href="https://paper.example/">A link</a>'));
    }
    if (typeof attributes.src === "string" && typeof (attributes.panel ?? "") === "string") {
      const { address } = saved("author", `[sidelight src='${attributes.src}' panel='${attributes.panel ?? ""}']Words <script>alert(1)</script>[/sidelight]`);
      const html = await (await fetch(address)).text();
      assert.ok(!html.includes("<sidelight-") && !/<script>alert|<[^>]* on(mouseover|error)=/.test(html), JSON.stringify(attributes));
    }
  }
  // What is refused alone leaves the rest.
  const { address } = saved("author", written({ src: good, theme: 'dark" onclick="alert(1)', exclusive: "<b>", onclick: "alert(1)", style: "x", id: "x" }));
  const html = await (await fetch(address)).text();
  const [tag] = /<sidelight-explainer[^>]*>/.exec(html);
  assert.equal(tag.replace(/ exclusive/, ""), `<sidelight-explainer src="${good}" style="display: block; min-height: 100vh">`);
  // Nothing of ours is let through to who may not write it.
  const { content } = saved("author", `<sidelight-explainer src="${good}"><a href="https://paper.example/">A link</a></sidelight-explainer><script src="${publisher.ours}sidelight.js"></script>`);
  assert.equal(content, '<a href="https://paper.example/">A link</a>');
});

test("feeds and the REST API have links", async () => {
  const good = src(publisher.ours);
  const { address } = saved("author", `${written({ src: good })}\n\n<!-- wp:paragraph -->\n<p>[sidelight src="${good}" panel="${panel.id}"]A panel[/sidelight]</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:embed {"url":"${publisher.ours}"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${publisher.ours}\n</div></figure>\n<!-- /wp:embed -->`);
  assert.equal((await (await fetch(address)).text()).match(/<sidelight-(explainer|panel) /g).length, 3);
  const feed = await (await fetch(`${site.origin}/?feed=rss2`)).text();
  const item = /<content:encoded><!\[CDATA\[(.*?)\]\]>/s.exec(feed)[1];
  const { content } = await (await fetch(`${site.origin}/?rest_route=/wp/v2/posts/${new URL(address).searchParams.get("p")}`)).json();
  for (const html of [item, content.rendered]) {
    assert.ok(!/<sidelight-|<iframe|<script/.test(html), html);
    assert.ok(html.includes(`<a href="${publisher.ours}#${panel.id}">A panel</a>`), html);
    assert.ok(html.includes(`<a href="${publisher.ours}">${explainer.headline.slice(0, 20)}`), html);
  }
});

test("without the plug-in posts have links, and nothing of it is left", async () => {
  const good = src(publisher.ours);
  const { address } = saved("author", written({ src: good }, `<p class="wp-block-sidelight-explainer"><a href="${publisher.ours}">A link</a></p>\n\n[sidelight src="${good}"]Words[/sidelight]`));
  const page = await as("admin");
  await admin(page, "plugins.php");
  await page.getByRole("link", { name: "Deactivate Sidelight" }).click();
  await page.locator("#message", { hasText: "Plugin deactivated" }).waitFor();
  const html = await (await fetch(address)).text();
  assert.ok(html.includes(`<a href="${publisher.ours}">A link</a>`) && !html.includes("sidelight.js"));
  assert.ok(html.includes("]Words[/sidelight]"));
  page.on("dialog", (dialog) => dialog.accept().catch(() => {}));
  const count = "SELECT COUNT(*) FROM wordpress.wp_postmeta WHERE meta_value LIKE '<sidelight-%'";
  assert.ok(Number(await site.query(count)) > 0, "there was something to leave");
  await page.getByRole("link", { name: "Delete Sidelight" }).click();
  await page.getByText("was successfully deleted").waitFor();
  assert.ok(!existsSync(join(site.root, "wp-content/plugins/sidelight")));
  // But in WordPress' own list of what was active lately.
  const left = await site.query(`USE wordpress;
    SELECT option_name FROM wp_options WHERE CONCAT(option_name, option_value) LIKE '%sidelight%' AND option_name <> 'recently_activated';
    SELECT meta_key FROM wp_usermeta WHERE CONCAT(meta_key, meta_value) LIKE '%sidelight%';
    SELECT meta_key FROM wp_postmeta WHERE meta_value LIKE '%<sidelight%';
    SELECT post_type FROM wp_posts WHERE post_type = 'oembed_cache'`);
  assert.equal(left, "");
});

test("in a network its own administrators alone allow publishers", async () => {
  cpSync(plugin, join(site.root, "wp-content/plugins/sidelight"), { recursive: true });
  site.network();
  const second = `${site.origin}/second`;
  // An administrator of the second site, who may not write scripts.
  const page = await as("editor", second);
  await page.goto(`${second}/wp-admin/options-general.php`);
  const menu = page.locator("#menu-settings a");
  assert.ok((await menu.count()) > 2);
  assert.equal(await menu.filter({ hasText: "Sidelight" }).count(), 0);
  // Nor by a form of their own.
  const refused = await page.evaluate(async (sidelight_publishers) => {
    const body = new URLSearchParams({ option_page: "sidelight", action: "update", sidelight_publishers });
    body.set("_wpnonce", document.querySelector("#_wpnonce").value);
    return (await fetch("options.php", { method: "POST", body })).status;
  }, publisher.ours);
  assert.equal(refused, 403);
  assert.equal((await page.goto(`${second}/wp-admin/options-general.php?page=sidelight`)).status(), 403);
  const kept = () => site.wp(`switch_to_blog(2); echo wp_json_encode(get_option('sidelight_publishers', 'nothing'));`);
  assert.equal(kept(), "nothing");

  const block = written({ src: src(publisher.ours) });
  const { address } = saved("editor", block, "switch_to_blog(2);");
  assert.ok(!(await (await fetch(address)).text()).includes("<sidelight-"));
  const network = await as("admin", second);
  await network.goto(`${second}/wp-admin/options-general.php?page=sidelight`);
  await network.getByLabel("Addresses of publishers").fill(publisher.ours);
  await network.getByRole("button", { name: "Save Changes" }).click();
  await network.getByText("Settings saved.").waitFor();
  const post = await read(browser, address);
  assert.deepEqual([post.modes, post.moved, post.said], [["full"], [], []]);
  await post.page.close();
  // The first site is another.
  const { address: first } = saved("editor", block);
  assert.ok(!(await (await fetch(first)).text()).includes("<sidelight-"));
  // But for what the network's own plug-ins say of all sites, as the plug-in's readme has it.
  const [, lines] = /`(add_filter.*?)`/s.exec(readFileSync(`${plugin}/readme.txt`, "utf8"));
  const ofAll = join(site.root, "wp-content/mu-plugins/papers.php");
  writeFileSync(ofAll, `<?php ${lines.replace("https://paper.example/explainers/", publisher.ours)}`);
  assert.ok((await (await fetch(first)).text()).includes("<sidelight-"));
  rmSync(ofAll);
  site.wp(`require ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('sidelight/sidelight.php', false, true); uninstall_plugin('sidelight/sidelight.php');`);
  assert.equal(kept(), "nothing");
});

test("PHP had nothing to say of the plug-in", () => {
  const log = readFileSync(join(site.place, "log"), "utf8").split("\n");
  assert.deepEqual(log.filter((line) => /plugins\/sidelight|Sidelight\\\\|Fatal/.test(line)), []);
});
