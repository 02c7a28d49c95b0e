// Passing on an address, or lines of text, as src/browser/share.rs does it.

/** The page's address, without a place in it. */
const here = () => location.href.split("#")[0];

/** The address of the folder that the page is in. */
export const folder = () =>
  here()
    .split("?")[0]
    .replace(/[^/]*$/, "");

/** Hands the page's address to the share sheet, or copies it. */
export const sharePage = (root, host) => passOn(root, host, here(), true);

/** Lets the links to places of the explainer pass themselves on. */
export function passOnLinks(root) {
  root.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a.permalink");
    const hash = link?.getAttribute("href");
    if (!hash?.startsWith("#")) return;
    event.preventDefault();
    const isTouch = matchMedia("(pointer: coarse)").matches;
    if (!(await passOn(root, link, here() + hash, isTouch))) location.hash = hash;
  });
}

async function passOn(root, beside, address, mayShare) {
  if (mayShare && navigator.share) {
    try {
      await navigator.share({ title: document.title, url: address });
      return true;
    } catch (error) {
      if (error.name === "AbortError") return true;
    }
  }
  return copy(root, beside, address);
}

/** Copies a text, and says so; whether that could be done. */
export async function copy(root, beside, text) {
  const isCopied = await Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
    () => true,
    () => false,
  );
  const status = root.querySelector("[data-copied]");
  const words = status?.getAttribute(isCopied ? "data-copied" : "data-not-copied");
  root.querySelector("[data-said]")?.removeAttribute("data-said");
  beside.setAttribute("data-said", words);
  if (status) status.textContent = words;
  return isCopied;
}
