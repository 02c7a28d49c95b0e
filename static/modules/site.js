// Searches on the pages of a site of several explainers: the list of them, and what is used where. They are complete
// without it.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".search"));
const field = /** @type {HTMLInputElement} */ (form?.querySelector("input"));
const shown = /** @type {HTMLElement} */ (form?.querySelector(".shown"));

// Accents and case do not part words.
const plain = (/** @type {string | null} */ text) =>
  (text ?? "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @typedef {{ item: HTMLElement, panels: HTMLDetailsElement | null, of: string, all: string }} Entry */

/** @type {Entry[]} */
const entries = [...document.querySelectorAll(".entry")].map((node) => {
  const item = /** @type {HTMLElement} */ (node);
  const panels = item.querySelector("details");
  const all = plain(item.textContent);
  const hidden = plain(panels?.textContent ?? "");
  return { item, panels, of: hidden ? all.replace(hidden, " ") : all, all };
});

// Styles alone answer to the choice of a standing; what is shown of what was found is counted.
const isChosen = (/** @type {HTMLElement} */ item) => {
  const { value = "any" } = /** @type {Partial<HTMLInputElement>} */ (
    document.querySelector("[name=standing]:checked") ?? {}
  );
  return value === "any" || (item.dataset.standings ?? "").split(" ").includes(value);
};

function search() {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  const has = (/** @type {string} */ text) => words.every((word) => text.includes(word));
  let count = 0;
  for (const { item, panels, of, all } of entries) {
    const isFound = has(all);
    item.hidden = !isFound;
    if (isFound && isChosen(item)) count += 1;
    // What was found in the titles of panels is to be seen.
    if (panels) panels.open = words.length > 0 && isFound && !has(of);
  }
  for (const section of document.querySelectorAll("section"))
    section.hidden = !section.querySelector(".entry:not([hidden])");
  const number = new Intl.NumberFormat(document.documentElement.lang).format(count);
  const { shown: found = "", none = "" } = shown.dataset;
  shown.textContent = words.length === 0 ? "" : count > 0 ? found.replace("{shown}", number) : none;
}

/** Keeps what is searched in the address, to copy or to send. */
function keep() {
  const address = new URL(location.href);
  if (field.value.trim()) address.searchParams.set("q", field.value.trim());
  else address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
}

if (form) {
  field.value = new URL(location.href).searchParams.get("q") ?? field.value;
  form.hidden = false;
  search();
  field.addEventListener("input", search);
  for (const choice of document.querySelectorAll("[name=standing]")) choice.addEventListener("change", search);
  field.addEventListener("change", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
  });
}
