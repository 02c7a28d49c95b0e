// Uses each island of a page as a reader does, by mouse and keys, and writes down what the page then is: peers that are
// alike have the same to say.

/** What of an element is compared: its name, its attributes but those that say what a control has, its words. */
const read = (element) => {
  const left = new Set(["value", "selected"]);
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const attributes = [...node.attributes].filter(({ name }) => !left.has(name));
    const said = attributes.map(({ name, value }) => ` ${name}="${value}"`).sort();
    if (node.matches("input, select")) said.push(` has ${node.value}`);
    return `<${node.localName}${said.join("")}>${[...node.childNodes].map(read).join("")}</${node.localName}>`;
  };
  return read(element);
};

/** Opens what holds a place, from without to within, by the reader's own means. */
async function open(page, host) {
  for (;;) {
    const fold = page.locator("details:not([open])").filter({ has: host }).first();
    if ((await fold.count()) === 0) return;
    await fold.locator("summary").first().click();
  }
}

/**
 * What a page says while each of its islands is used.
 * @returns {Promise<{ what: string, is: string }[]>}
 */
export async function transcript(browser, address) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    permissions: ["clipboard-read", "clipboard-write"],
    reducedMotion: "reduce",
  });
  const lines = [];
  try {
    const page = await context.newPage();
    const failures = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.goto(address);
    await page.locator("#sidelight[data-state=full]").waitFor();
    const folder = address.replace(/[^/]*$/, "");
    const note = async (what, found) => lines.push({ what, is: String(await found).replaceAll(folder, "{page}") });
    const copied = async (what) => {
      await page.waitForFunction(() => document.querySelector("[data-copied]").textContent !== "");
      await note(
        what,
        page.evaluate(() => navigator.clipboard.readText()),
      );
      await note(
        `${what}: said`,
        page.evaluate(() => {
          const status = document.querySelector("[data-copied]");
          const said = [status.textContent, document.querySelectorAll("[data-said]").length].join();
          status.textContent = "";
          return said;
        }),
      );
    };

    const names = await page.locator("[data-island]").evaluateAll((hosts) => hosts.map((host) => host.dataset.island));
    const host = (name) => page.locator(`[data-island="${name}"]`);
    for (const name of names) {
      await open(page, host(name));
      await host(name).locator("button, input, select").first().waitFor();
      await note(`${name}, as drawn`, host(name).evaluate(read));
      await use(
        page,
        host(name),
        (what, found) => note(`${name}, ${what}`, found),
        (what) => copied(`${name}, ${what}`),
      );
    }
    const link = page.locator("a.permalink:visible").first();
    if ((await link.count()) > 0) {
      await link.click();
      await copied("a link to a place");
    }
    await note("the address", page.url());
    if (failures.length > 0) throw Error(`${address}: ${failures.join("; ")}`);
  } finally {
    await context.close();
  }
  return lines;
}

/** Uses each control of an island. */
async function use(page, host, note, copied) {
  const now = (what) => note(what, host.evaluate(read));
  const name = await host.getAttribute("data-island");
  const [buttons, selects] = [host.locator("button"), host.locator("select")];

  if (name === "toolbar") {
    for (let index = 0; index < (await buttons.count()) - 1; index++) {
      for (const turn of ["once", "twice"]) {
        const before = await host.textContent();
        await buttons.nth(index).click();
        await page.waitForFunction(
          ([host, before]) => host.textContent !== before,
          [await host.elementHandle(), before],
        );
        await now(`panels ${turn}`);
        await note(`open ${turn}`, page.locator("details.panel[open]").count());
      }
    }
    await buttons.last().click();
    return copied("shared");
  }
  for (let index = 0; index < (await selects.count()); index++) {
    const options = await selects.nth(index).locator("option").count();
    for (const option of new Set([0, options - 1, Math.floor(options / 2)])) {
      await selects.nth(index).selectOption({ index: option });
      await now(`choice ${index} is ${option}`);
    }
  }
  const slider = host.locator("input[type=range]");
  if ((await slider.count()) > 0) {
    const views = Math.max(1, await buttons.count());
    for (let view = 0; view < views; view++) {
      if ((await buttons.count()) > 0) await buttons.nth(view).click();
      await now(`view ${view}`);
      for (const key of ["Home", "ArrowRight", "ArrowRight", "End", "ArrowLeft"]) {
        await slider.press(key);
        await now(`view ${view}, ${key}`);
      }
      await host.locator("svg").hover({ position: { x: 40, y: 40 } });
      await now(`view ${view}, by pointer`);
    }
    if (views > 1) {
      await buttons.first().click();
      await now("the first view again");
    }
    return;
  }
  const field = host.locator("input[type=search]");
  if ((await field.count()) > 0) {
    const claims = () =>
      host.evaluate((host) =>
        [...host.nextElementSibling.querySelectorAll(".claim")]
          .map((claim) => `${claim.id} ${claim.hidden} ${claim.ariaHidden}`)
          .join(),
      );
    for (let index = (await buttons.count()) - 1; index >= 0; index--) {
      await buttons.nth(index).click();
      await now(`standing ${index}`);
      await note(`claims of standing ${index}`, claims());
    }
    const longest = await host.evaluate((host) =>
      host.nextElementSibling.lastElementChild.textContent
        .split(/[^\p{L}]+/u)
        .reduce((one, other) => (other.length > one.length ? other : one)),
    );
    for (const words of [longest, `${longest.toUpperCase()} a`, "no such word"]) {
      await field.fill(words);
      await now(`words ${words}`);
      await note(`claims with ${words}`, claims());
    }
    const id = await host.evaluate((host) => host.nextElementSibling.querySelector(".claim[id]")?.id);
    if (id) {
      await page.evaluate((id) => {
        location.hash = id;
      }, id);
      await page.waitForFunction((field) => field.value === "", await field.elementHandle());
      await now("an address leads to a claim");
      await note("claims then", claims());
    }
    return;
  }
  if ((await buttons.count()) > 0 && (await host.locator("pre").count()) > 0) {
    await buttons.first().click();
    await copied("lines");
  }
}

/** Says where two transcripts part; nothing if they do not. */
export function difference(ours, theirs) {
  const at = ours.findIndex(({ what, is }, index) => theirs[index]?.what !== what || theirs[index]?.is !== is);
  if (at >= 0) return `${ours[at].what}:\n  ours   ${ours[at].is}\n  theirs ${theirs[at]?.is ?? "nothing"}`;
  return theirs.length > ours.length ? `${theirs[ours.length].what}: more than ours` : null;
}
