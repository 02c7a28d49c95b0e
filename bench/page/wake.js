// What the peers in JavaScript do beside drawing: the same as our loader, less the program.
import { follow } from "../../static/modules/page/address.js";
import { send } from "../../static/modules/shared/events.js";
import { leadBack, tend } from "../../static/modules/shared/tending.js";
import { passOnLinks } from "./share.js";

/**
 * Draws the islands that can be seen once the page is there, and each other when it is unfolded; with `data-at-once` on
 * the root, all of them at once.
 * @param {Record<string, (host: HTMLElement, data: any, root: HTMLElement) => void>} islands What draws each kind.
 */
export function wake(islands) {
  const { data } = document.querySelector("script[data-data]").dataset;
  const fetched = fetch(new URL(data, document.baseURI)).then((response) => {
    if (!response.ok) throw Error(`${response.status} for ${response.url}`);
    return response.json();
  });
  fetched.catch(() => {});

  async function start() {
    const root = document.getElementById("sidelight");
    follow(root);
    tend(root);
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      leadBack(root, link);
      if (!link?.closest(".citation") || self !== top || !root.showPopover) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      import("./source-card.js").then(({ show }) => show(link)).catch(() => location.assign(link.href));
    });
    root.dataset.state = "loading";
    try {
      draw(root, islands, await fetched);
      root.dataset.state = "full";
      send(root, "ready", { mode: "full" });
    } catch (error) {
      root.dataset.state = "static";
      console.warn(`The page stays as it was built: ${error.message}`);
    }
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
}

function draw(root, islands, data) {
  const drawOne = ({ host, kind, data }) => islands[kind](host, data, root);
  const isFolded = ({ host }) => !("atOnce" in root.dataset) && host.closest("details:not([open])");
  let folded = [];
  for (const [name, island] of data) {
    const host = root.querySelector(`[data-island=${name}]`);
    if (!host) continue;
    const [[kind, data]] = Object.entries(island);
    const found = { host, kind, data };
    if (isFolded(found)) folded.push(found);
    else drawOne(found);
  }
  passOnLinks(root);
  const onToggle = () => {
    const unfolded = folded.filter((island) => !isFolded(island));
    folded = folded.filter(isFolded);
    unfolded.forEach(drawOne);
  };
  root.addEventListener("toggle", onToggle, true);
}
