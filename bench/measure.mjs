// One visit of a page, as a phone on a slow line makes it, with nothing in its cache.

/** The phone and its line. */
export const phone = { cpu: 4, latency: 150, download: 1.6e6 / 8, upload: 7.5e5 / 8 };

/**
 * What runs in the page before anything else, the same on every peer's: it notes when things are so, and changes nothing.
 * An island answers when it has a control that is not in what was published, and is not folded away.
 */
function watch() {
  const seen = { lcp: 0, cls: 0, tasks: [], answer: null, instantiated: null, memories: [] };
  window.bench = seen;
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => {
    seen.lcp = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    seen.cls += entry.value;
  });
  observe("longtask", (entry) => seen.tasks.push(entry.duration));

  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...how) => {
    const made = await instantiate.apply(WebAssembly, how);
    seen.instantiated = performance.now();
    const { exports } = made.instance ?? made;
    seen.memories.push(...Object.values(exports).filter((value) => value instanceof WebAssembly.Memory));
    return made;
  };

  seen.isAwake = (host) => host.querySelector("button, input, select") !== null;
  const look = () => {
    if (seen.answer !== null || document.readyState === "loading") return;
    const islands = [...document.querySelectorAll("[data-island]")];
    const inView = islands.filter((host) => !host.closest("details:not([open])"));
    if (inView.length === 0 || !inView.every(seen.isAwake)) return;
    seen.answer = performance.now();
    observer.disconnect();
    // To be asked from outside costs the page some 50 ms at a phone's speed: it tells.
    console.debug("it answers");
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener("readystatechange", look);
}

/**
 * Opens each folded island by a click, and says of the first picture in which it is seen whether it is awake there, how
 * long that took since the click, and by how much its height changed afterwards.
 */
async function unfold() {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const found = [];
  for (const host of document.querySelectorAll("[data-island]")) {
    const folds = [];
    for (let at = host.closest("details:not([open])"); at; at = at.parentElement.closest("details:not([open])"))
      folds.push(at);
    if (folds.length === 0) continue;
    const [own, ...outer] = folds;
    // Only what holds it last is what unfolds it.
    for (const details of outer) details.open = true;
    await frame();
    await frame();
    // In a task of its own, as a reader's click is.
    await new Promise((next) => setTimeout(next));
    const start = performance.now();
    const one = { name: host.dataset.island, ...(window.bench.isAwake(host) && { answer: 0 }) };
    const changes = new MutationObserver(() => {
      if (window.bench.isAwake(host)) one.answer ??= performance.now() - start;
    });
    changes.observe(host, { childList: true, subtree: true });
    // It is called once a frame at most, when all is laid out and nothing is painted yet.
    const sizes = new ResizeObserver(() => {
      if (host.offsetHeight === 0 || one.first) return;
      one.first = { isAwake: window.bench.isAwake(host), height: host.offsetHeight, after: performance.now() - start };
    });
    sizes.observe(host);
    own.querySelector("summary").click();
    for (let waited = 0; waited < 120 && !(one.first && one.answer !== undefined); waited++) await frame();
    await frame();
    await frame();
    changes.disconnect();
    sizes.disconnect();
    found.push({ ...one, jump: one.first && host.offsetHeight - one.first.height });
  }
  return found;
}

/** What one visit of an address is like. `isPlain`: nothing there will answer. `use`: what is done there at last. */
export async function visit(browser, address, { isPlain = false, throttled = true, use } = {}) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
  });
  try {
    const page = await context.newPage();
    const failures = [];
    page.on("pageerror", (error) => failures.push(error.message));
    page.on("console", (message) => message.type() === "warning" && failures.push(message.text()));
    const session = await context.newCDPSession(page);
    const requests = new Map();
    session.on("Network.requestWillBeSent", ({ requestId, request }) =>
      requests.set(requestId, { url: request.url, bytes: 0 }),
    );
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const request = requests.get(requestId);
      if (request) request.bytes = encodedDataLength;
    });
    await session.send("Network.enable");
    await session.send("Performance.enable");
    if (throttled) {
      const { cpu, latency, download, upload } = phone;
      await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
      const line = { offline: false, latency, downloadThroughput: download, uploadThroughput: upload };
      await session.send("Network.emulateNetworkConditions", line);
    }
    await page.addInitScript(watch);
    const answer = isPlain || page.waitForEvent("console", { predicate: (line) => line.text() === "it answers" });
    await page.goto(address, { waitUntil: "load" });
    await answer;
    // What may still come: a late shift, a late task.
    await page.waitForTimeout(500);
    const seen = await page.evaluate(() => ({
      ...window.bench,
      isAwake: undefined,
      wasm: window.bench.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
      memories: undefined,
    }));
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const unfolded = isPlain ? [] : await page.evaluate(unfold);
    const used = use ? await page.evaluate(use) : null;
    if (failures.length > 0) throw Error(`${address}: ${failures.join("; ")}`);
    const loaded = [...requests.values()].filter(({ url }) => !/icon|favicon/.test(url));
    const sum = (pattern) =>
      loaded.filter(({ url }) => pattern.test(new URL(url).pathname)).reduce((all, { bytes }) => all + bytes, 0);
    const { lcp, cls, tasks, instantiated, wasm } = seen;
    return {
      requests: loaded.length,
      bytes: sum(/./),
      scripts: sum(/\.js$/),
      wasm: sum(/\.wasm$/),
      data: sum(/\.(edition|json)$/),
      lcp,
      cls,
      answer: seen.answer,
      afterInstance: seen.answer !== null && instantiated !== null ? seen.answer - instantiated : null,
      longest: Math.max(0, ...tasks),
      blocking: tasks.reduce((all, task) => all + Math.max(0, task - 50), 0),
      memory: (usedSize + wasm) / 1024,
      unfolded,
      used,
      unfold: unfolded.length ? Math.max(...unfolded.map(({ answer }) => answer ?? Infinity)) : null,
      asleep: unfolded.filter(({ first }) => !first?.isAwake).length,
      jump: Math.max(0, ...unfolded.map(({ jump }) => Math.abs(jump ?? 0))),
    };
  } finally {
    await context.close();
  }
}
