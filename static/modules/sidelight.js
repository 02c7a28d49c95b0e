// <sidelight-explainer src> and <sidelight-panel src panel>: an explainer, or one panel of it, on somebody else's
// page. The contract is docs/embedding.md. This is all that a page loads until one of them comes near to view.
import { define } from "./elements/define.js";

// The folder that this script is published in.
define(new URL(".", import.meta.url).href);
