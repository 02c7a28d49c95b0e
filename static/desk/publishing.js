// The site of a folder, made by a program that comes for this and goes: it is large, and seldom needed.
import { asking } from "./asking.js";

/**
 * The site's files.
 * @param {{ about: { slug: string }, files: Map<string, Uint8Array> }} folder
 * @returns {Promise<Map<string, Uint8Array>>}
 */
export async function published({ about, files }) {
  const publisher = new Worker("./publisher.js", { type: "module" });
  try {
    return await asking(publisher)("publish", { slug: about.slug, files });
  } finally {
    publisher.terminate();
  }
}
