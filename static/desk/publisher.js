// The worker that makes a site. It is fetched when one is asked for: it draws pictures, which needs typefaces, and has
// the world's borders and all that reads photographs.
import { answering, fetchBytes, fetchFiles } from "./answering.js";
import init, { copies, give_borders, give_fonts, published } from "./sidelight-publisher.js";

const giveFonts = async () => give_fonts([...(await fetchFiles("fonts")).values()]);
const giveBorders = async () => give_borders(await fetchBytes("./borders.bin"));

answering(init(), {
  /** @param {{ slug: string, files: Map<string, Uint8Array> }} folder */
  async publish({ slug, files }) {
    const [shell] = await Promise.all([fetchFiles("shell"), giveFonts(), giveBorders()]);
    return published(slug, files, shell);
  },

  /** What becomes of a picture. @param {Uint8Array} picture */
  copies: (picture) => copies(picture),
});
