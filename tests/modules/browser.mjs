// Names of a browser's for modules that expect them: a document by jsdom, whose parser is the specification's.
import { createRequire } from "node:module";

const folder = process.env.SIDELIGHT_NPM;
if (!folder) throw Error("SIDELIGHT_NPM does not name the folder with npm's packages; please use scripts/lint-web");
export const npm = createRequire(`${folder}/`);

const { JSDOM } = npm("jsdom");

/** Opens a page, and gives its names to the modules that are imported from here on. */
export function open(html, url = "https://host.example/") {
  const { window } = new JSDOM(html, { url, pretendToBeVisual: true });
  const names = [
    "CustomEvent",
    "HTMLElement",
    "Node",
    "NodeFilter",
    "customElements",
    "document",
    "history",
    "location",
  ];
  for (const name of names) globalThis[name] = window[name];
  globalThis.self = window;
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"]) {
    globalThis[name] = window[name].bind(window);
  }
  return window;
}
