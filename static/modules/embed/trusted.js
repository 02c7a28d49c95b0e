import { Problem } from "./problem.js";

/** All but what could run, which the browser leaves out by itself. */
const SANITIZER = { sanitizer: { removeElements: [], removeAttributes: [] } };

/**
 * Parses markup into a template. Where a page requires trusted types, only what a policy has made may be parsed
 * (https://w3c.github.io/trusted-types/dist/spec/), or what the browser itself makes safe where it can
 * (https://wicg.github.io/sanitizer-api/). The policy is one for all scripts of a page, kept by the class of the
 * elements, since a page's policy may forbid to use its name twice.
 * @param {HTMLTemplateElement} template
 * @param {string} html
 */
export function parse(template, html) {
  const elements = /** @type {any} */ (customElements.get("sidelight-explainer"));
  const { trustedTypes } = /** @type {any} */ (self);
  try {
    elements.policy ??= trustedTypes?.createPolicy("sidelight", { createHTML: String }) ?? { createHTML: String };
  } catch {
    const { setHTML } = /** @type {any} */ (template);
    if (!setHTML) throw new Problem("policy");
    setHTML.call(template, html, SANITIZER);
    return;
  }
  template.innerHTML = elements.policy.createHTML(html);
}
