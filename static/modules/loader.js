// Wakes the page: asks for the program while the page is still on its way, and leaves the page as it is if that fails.
import { follow } from "./page/address.js";
import { send } from "./shared/events.js";
import { leadBack, tend } from "./shared/tending.js";
import { get, load, wake } from "./shared/waking.js";

// The command writes these (src/publish/shell.rs).
const { program, wasm, edition } = /** @type {Record<string, string>} */ (
  /** @type {HTMLElement} */ (document.querySelector("script[data-program]")).dataset
);
const at = (/** @type {string} */ path) => new URL(path, document.baseURI);
const files = /** @type {const} */ ([load(at(program).href, at(wasm)), get(at(edition))]);
// What fails is told once there is a page that stays as it was.
for (const file of files) file.catch(() => {});

async function start() {
  const root = /** @type {HTMLElement} */ (document.getElementById("sidelight"));
  follow(root);
  tend(root);
  // A source shows beside its number, as far as that can be; else the number is the link that it is, as in frames.
  // It is heard on the document: of an element that hears clicks, screen readers say that all in it is clickable.
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    leadBack(root, link);
    if (!link?.closest(".citation") || self !== top || !root.showPopover) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    import("./source-card.js").then(({ show }) => show(link)).catch(() => location.assign(link.href));
  });
  root.dataset.state = "loading";
  const end = await wake(root, ...files, (problem) => {
    console.warn(`[sidelight] The page stays as it was built (${problem.code}): ${problem.message}`);
    send(root, "error", problem);
  });
  if (end) send(root, "ready", { mode: "full" });
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
