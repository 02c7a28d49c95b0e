// The worker that makes a site. It is fetched when one is asked for: it draws pictures, which needs typefaces, and has
// the world's borders and all that reads photographs.
import { answering, fetchBytes, fetchShell } from "./answering.js";
import init, { copies, give_borders, give_fonts, published } from "./sidelight-publisher.js";

async function giveFonts() {
  const names = /** @type {string[]} */ (await (await fetch("./fonts.json")).json());
  give_fonts(await Promise.all(names.map((name) => fetchBytes(`./fonts/${name}`))));
}

const giveBorders = async () => give_borders(await fetchBytes("./borders.bin"));

answering(init(), {
  /** @param {{ slug: string, files: Map<string, Uint8Array> }} folder */
  async publish({ slug, files }) {
    const [shell] = await Promise.all([fetchShell(), giveFonts(), giveBorders()]);
    return published(slug, files, shell);
  },

  /** What becomes of a picture. @param {Uint8Array} picture */
  copies: (picture) => copies(picture),
});
