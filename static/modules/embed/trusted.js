import { Problem } from "./problem.js";

/**
 * Where a page requires trusted types, only what a policy has made may be parsed
 * (https://w3c.github.io/trusted-types/dist/spec/). The policy is one for all scripts of a page, kept by the class of
 * the elements, since a page's policy may forbid to use its name twice.
 * @param {string} html
 */
export function trusted(html) {
  const elements = /** @type {any} */ (customElements.get("sidelight-explainer"));
  const { trustedTypes } = /** @type {any} */ (self);
  try {
    elements.policy ??= trustedTypes?.createPolicy("sidelight", { createHTML: String }) ?? { createHTML: String };
  } catch {
    throw new Problem("policy");
  }
  return /** @type {string} */ (elements.policy.createHTML(html));
}
