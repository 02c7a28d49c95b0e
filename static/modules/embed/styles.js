/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/**
 * Dresses a shadow root. A constructed sheet belongs to a document, and no policy refuses it.
 * @param {ShadowRoot} shadowRoot
 * @param {string} styles
 */
export function dress(shadowRoot, styles) {
  const { ownerDocument } = shadowRoot;
  const view = ownerDocument.defaultView;
  if (!view) return;
  let sheet = sheets.get(ownerDocument);
  if (!sheet) {
    sheet = new view.CSSStyleSheet();
    sheet.replaceSync(styles);
    sheets.set(ownerDocument, sheet);
  }
  shadowRoot.adoptedStyleSheets = [sheet];
}

/**
 * Tells the styles how large the reader wants text to be. A root em is the host page's; what a reader chose for the
 * browser is this, and only something in a page can tell it.
 * @param {HTMLElement} root
 */
export function fit(root) {
  const { ownerDocument } = root;
  if (!root.isConnected || !ownerDocument.defaultView) return;
  const probe = root.appendChild(ownerDocument.createElement("div"));
  probe.style.fontSize = "medium";
  root.style.setProperty("--rem", ownerDocument.defaultView.getComputedStyle(probe).fontSize);
  probe.remove();
}

/**
 * The colour scheme of what is around an element. A host that switches by a class of its own shows it in the colour of
 * its text.
 * @param {Element} element
 */
export function schemeAround(element) {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (!style?.color || style.colorScheme !== "normal") return "inherit";
  return lightness(style.color) > 0.55 ? "dark" : "light";
}

/**
 * How light a computed colour is, from 0 to 1 (https://www.w3.org/TR/css-color-4/#serializing-color-values).
 * @param {string} color
 */
function lightness(color) {
  const [first, second, third] = (color.match(/(?<![\w-])[\d.]+/g) ?? []).map(Number);
  if (color.startsWith("rgb")) return (first * 3 + second * 6 + third) / 2550;
  // Other notations begin with lightness, of 1 or of 100, or are of one more colour.
  return color.startsWith("l") ? first / 100 : first;
}
