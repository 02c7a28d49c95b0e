// What a frame shows of the explainer, and how tall that is, told to the page around it in whichever words that page
// understands (docs/embedding.md has the tables). Without this script the frame is the whole page.
//
// At release it is one script that stands in the way of the first picture, so that what is not selected is never seen.
// As modules, which `trunk serve` serves, it comes after that.
import { page, paint } from "./frame/appearance.js";
import { follow, query } from "./frame/dialects.js";
import { observe, report } from "./frame/height.js";
import { hear } from "./frame/messages.js";
import { select } from "./frame/selection.js";

const panel = query.get("panel");

function start() {
  try {
    if (panel !== null) select(panel);
  } finally {
    page.hidden = false;
    if (parent !== window) observe();
  }
}

paint(query.get("theme"));
page.hidden = panel !== null;
if (document.readyState === "loading") document.addEventListener("readystatechange", start, { once: true });
else start();

// A link that leads outside is the browser's: the program would copy its address, which a frame may not do.
addEventListener("click", follow, true);

if (parent !== window) {
  report();
  addEventListener("message", ({ source, data }) => {
    if (source === parent) hear(data);
  });
}
