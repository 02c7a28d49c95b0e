// Wakes the page: fetches the program once the reader has the page, and leaves the page as it is if that fails.
import { follow } from "./page/address.js";
import { send } from "./shared/events.js";
import { get, load, wake } from "./shared/waking.js";

const root = /** @type {HTMLElement} */ (document.getElementById("sidelight"));
// The command writes these (src/prerender/page.rs).
const { program, wasm, edition } = /** @type {Record<string, string>} */ (root.dataset);

let isStarted = false;

async function start() {
  if (isStarted) return;
  isStarted = true;
  const at = (/** @type {string} */ path) => new URL(path, document.baseURI);
  root.dataset.state = "loading";
  const end = await wake(root, load(at(program).href, at(wasm)), get(at(edition)), (problem) => {
    console.warn(`[sidelight] The page stays as it was built (${problem.code}): ${problem.message}`);
    send(root, "error", problem);
  });
  if (end) send(root, "ready", { mode: "full" });
}

follow(root);

// A source shows beside its number, as far as that can be; else the number is the link that it is, as in frames.
root.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest(".citation a"));
  if (!link || self !== top || !root.showPopover) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import("./source-card.js").then(({ show }) => show(link)).catch(() => location.assign(link.href));
});

if (program) {
  // Chromium may never find a frame of another origin idle, if it is not told to.
  const idle = () => (self.requestIdleCallback ?? setTimeout)(start, { timeout: 2000 });
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
  for (const use of ["pointerdown", "keydown"]) root.addEventListener(use, start, { once: true, passive: true });
}
