// What hosts that build import: the elements of static/modules, which ask for everything else where a publisher has it
// (docs/decisions/0033b). scripts/npm-package makes one file of it.
import { define } from "../../static/modules/elements/define.js";

/**
 * Lets a publisher show explainers on this page.
 * @param {string} address Of its sidelight.js, as in the lines that it gives to paste.
 */
export function publisher(address) {
  // A server that draws the page has no elements to define.
  if (!globalThis.customElements) return;
  const folder = new URL(".", new URL(address, document.baseURI)).href;
  const elements = /** @type {{ scripts?: [string, unknown][] } | undefined} */ (
    customElements.get("sidelight-explainer")
  );
  // Modules are evaluated anew while a host is written.
  if (!elements?.scripts?.some(([known]) => known === folder)) define(folder);
}
