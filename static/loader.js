// Wakes the page: fetches the program once the reader has the page, and leaves the page as it is if that fails.
const root = document.getElementById("sidelight");

let started;
function start() {
  started ??= wake().catch(fail);
}

async function wake() {
  const { program, wasm, edition } = root.dataset;
  const at = (path) => new URL(path, document.baseURI);
  root.dataset.state = "loading";
  const [instance, bytes] = await Promise.all([
    Promise.all([import(at(program)), fetch(at(wasm))])
      .then(async ([{ compile, launch }, response]) => launch(await compile(response)))
      .catch((error) => { throw coded("load", error); }),
    fetch(at(edition)).then((response) => {
      if (!response.ok) throw Error(`${response.status} for ${response.url}`);
      return response.arrayBuffer();
    }).catch((error) => { throw coded("document", error); }),
  ]);
  await instance.draw(root, new Uint8Array(bytes), fail);
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

if (root?.dataset.program) {
  // Chromium may never find a frame of another origin idle, if it is not told to.
  const idle = () => (self.requestIdleCallback ?? setTimeout)(start, { timeout: 2000 });
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
  for (const use of ["pointerdown", "keydown"]) root.addEventListener(use, start, { once: true, passive: true });
}
