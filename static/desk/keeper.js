// What a writer wrote, in the browser's own database: each folder's files, and how it was left on each day. What is
// written at once is kept whole or not at all, also where the browser is killed meanwhile.
import { openDB } from "idb";

/**
 * @typedef {{ id: string, slug: string, headline: string, at: number }} About
 * @typedef {{ path: string, bytes: Uint8Array | null }} Written A file; without bytes, that it was taken out.
 */

const database = openDB("sidelight-desk", 1, {
  upgrade(made) {
    made.createObjectStore("folders", { keyPath: "id" });
    // By folder and place, and by folder and day.
    made.createObjectStore("files");
    made.createObjectStore("days");
  },
});

/** All keys that begin with a folder's. @param {string} id */
const of = (id) => IDBKeyRange.bound([id], [id, []]);
/** @param {number} at */
const day = (at) => new Date(at).toISOString().slice(0, 10);

/** @param {("folders" | "files" | "days")[]} stores */
const changing = async (stores) =>
  // Not before it is on the disk: a machine can lose its power, too.
  (await database).transaction(stores, "readwrite", { durability: "strict" });

/** What is kept, the last first. @returns {Promise<About[]>} */
export async function list() {
  const folders = /** @type {About[]} */ (await (await database).getAll("folders"));
  return folders.sort((one, other) => other.at - one.at);
}

/** Begins to keep a folder. @param {About} about @param {Map<string, Uint8Array>} files */
export async function begin(about, files) {
  const change = await changing(["folders", "files"]);
  const stores = [change.objectStore("folders"), change.objectStore("files")];
  stores[0].put(about);
  for (const [path, bytes] of files) stores[1].put(bytes, [about.id, path]);
  await change.done;
}

/**
 * The folder as it is kept. If it was left on another day, that is kept, too.
 * @param {string} id
 * @param {number} now
 */
export async function open(id, now) {
  const change = await changing(["folders", "files", "days"]);
  const store = change.objectStore("files");
  const [about, keys, bytes] = await Promise.all([
    /** @type {Promise<About>} */ (change.objectStore("folders").get(id)),
    store.getAllKeys(of(id)),
    store.getAll(of(id)),
  ]);
  const paths = /** @type {[string, string][]} */ (keys).map(([, path]) => path);
  const files = new Map(paths.map((path, at) => /** @type {[string, Uint8Array]} */ ([path, bytes[at]])));
  if (day(about.at) !== day(now)) change.objectStore("days").put(files, [id, day(about.at)]);
  await change.done;
  return { about, files };
}

/** Keeps what was written; when this resolves, it has been. @param {About} about @param {Written[]} written */
export async function write(about, written) {
  const change = await changing(["folders", "files"]);
  const files = change.objectStore("files");
  change.objectStore("folders").put(about);
  for (const { path, bytes } of written) {
    if (bytes) files.put(bytes, [about.id, path]);
    else files.delete([about.id, path]);
  }
  await change.done;
}

/** The days that can be gone back to, the last first. @param {string} id @returns {Promise<string[]>} */
export async function days(id) {
  const keys = /** @type {[string, string][]} */ (await (await database).getAllKeys("days", of(id)));
  return keys.map(([, day]) => day).reverse();
}

/** The folder as it was left on a day. @param {string} id @param {string} day @returns {Promise<Map<string, Uint8Array>>} */
export const left = async (id, day) => (await database).get("days", [id, day]);

/** @param {string} id */
export async function forget(id) {
  const change = await changing(["folders", "files", "days"]);
  change.objectStore("folders").delete(id);
  change.objectStore("files").delete(of(id));
  change.objectStore("days").delete(of(id));
  await change.done;
}
