// Wakes the page: fetches the program once the reader has the page, and leaves the page as it is if that fails.
const root = document.getElementById("sidelight");

let started;
function start() {
  started ??= wake().catch(fail);
}

async function wake() {
  const { glue, wasm, edition } = root.dataset;
  const at = (path) => new URL(path, document.baseURI);
  root.dataset.state = "loading";
  const [program, bytes] = await Promise.all([
    import(at(glue)).then(async (module) => {
      await module.default({ module_or_path: at(wasm) });
      return module;
    }).catch((error) => { throw coded("load", error); }),
    fetch(at(edition)).then((response) => {
      if (!response.ok) throw Error(`${response.status} for ${response.url}`);
      return response.arrayBuffer();
    }).catch((error) => { throw coded("document", error); }),
  ]);
  // The program works in tasks of its own, where a try cannot reach: a crash there, now or later, ends in this
  // listener. Other programs on the page, whose calls do not come through our glue, are not its affair.
  const islands = [...root.querySelectorAll("[data-island]")].map((host) => [host, [...host.childNodes]]);
  await new Promise((ready, crashed) => {
    addEventListener("error", (event) => {
      const { error } = event;
      if (!(error instanceof WebAssembly.RuntimeError && error.stack.includes(at(glue).href))) return;
      event.preventDefault();
      if (root.dataset.state === "static") return;
      // What a stopped program leaves would not answer, and what it hid could not be chosen.
      for (const [host, nodes] of islands) host.replaceChildren(...nodes);
      for (const claim of root.querySelectorAll(".claim[hidden]")) claim.hidden = false;
      crashed(coded("crash", error));
      if (root.dataset.state === "full") fail(coded("crash", error));
    });
    program.start(root, new Uint8Array(bytes), ready);
  });
  root.dataset.state = "full";
  say("ready", { mode: "full" });
}

function coded(code, error) {
  return Error(`${code}: ${error.message ?? error}`);
}

function fail(error) {
  const [, code = "crash", message = String(error)] = /^(\w+): (.*)/s.exec(error.message) ?? [];
  root.dataset.state = "static";
  console.warn(`[sidelight] The page stays as it was built (${code}): ${message}`);
  say("error", { code, message });
}

function say(name, detail) {
  root.dispatchEvent(new CustomEvent(`sidelight-${name}`, { bubbles: true, composed: true, detail }));
}

// An address within the page leads to what it names, also back to a panel that was closed since, and there to the
// heading, which browsers pass over.
function arrive() {
  const place = root.querySelector(":target");
  const panel = place?.closest("details");
  if (panel?.open === false) {
    panel.open = true;
    place.scrollIntoView();
  }
  (place?.matches(".panel-place") ? panel.firstElementChild : place)?.focus({ preventScroll: true });
}

// The panel that a reader opened last is the page's address, to copy or to send, without an entry in the history.
function keep(panel) {
  const id = panel.querySelector(":scope > .panel-place")?.id;
  if (!id) return;
  // The click opens or closes it only after this.
  const address = location.pathname + location.search;
  if (!panel.open) history.replaceState(history.state, "", `${address}#${id}`);
  else if (location.hash === `#${id}`) history.replaceState(history.state, "", address);
}

if (root) {
  addEventListener("load", arrive);
  addEventListener("hashchange", arrive);
  root.addEventListener("click", (event) => {
    const hit = event.target.closest("summary, a");
    if (hit?.localName === "summary") keep(hit.parentElement);
    // To where the page is already: the address does not change, and nothing else tells.
    else if (hit?.hash && hit.hash === location.hash) setTimeout(() => event.defaultPrevented || arrive());
  });
}

if (root?.dataset.glue) {
  // Chromium may never find a frame of another origin idle, if it is not told to.
  const idle = () => (self.requestIdleCallback ?? setTimeout)(start, { timeout: 2000 });
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
  for (const use of ["pointerdown", "keydown"]) root.addEventListener(use, start, { once: true, passive: true });
}
