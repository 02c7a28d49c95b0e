/** What hosts may style (docs/embedding.md). */
const PARTS = ["masthead", "note", "panel", "figure"];

/**
 * Names the parts of what is shown for `::part()`.
 * @param {HTMLElement} root
 */
export function nameParts(root) {
  for (const name of PARTS) {
    for (const element of root.getElementsByClassName(name)) element.part.value = name;
  }
}
