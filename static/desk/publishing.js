// The site of a folder, made by a program that comes for this and goes: it is large, and seldom needed.
import { asking } from "./asking.js";
import { save } from "./dialogs.js";
import * as disks from "./disk.js";
import { Refused, toZip } from "./folder.js";
import { tell } from "./telling.js";
import { say } from "./words.js";

/** @typedef {{ about: { slug: string }, files: Map<string, Uint8Array> }} Folder */

/** @param {Folder} folder @returns {Promise<Map<string, Uint8Array>>} */
async function siteOf({ about, files }) {
  const publisher = new Worker("./publisher.js", { type: "module" });
  try {
    return await asking(publisher)("publish", { slug: about.slug, files });
  } catch (error) {
    // What a writer could mend is told before.
    throw new Refused(say("not-published", { why: error instanceof Error ? error.message : String(error) }));
  } finally {
    publisher.terminate();
  }
}

/**
 * Saves the site as a zip, or puts it into a folder of this machine.
 * @param {Folder} folder
 * @param {FileSystemDirectoryHandle} [into]
 */
export async function publish(folder, into) {
  const site = await siteOf(folder);
  const name = into?.name ?? `${folder.about.slug}-site.zip`;
  if (into) await disks.publish(into, site);
  else save(name, toZip("", site), "application/zip");
  tell("published", { name, files: site.size });
}
