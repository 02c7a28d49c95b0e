// What a writer wrote, in the browser's own database: each folder's files, and how it was left on each day. What is
// written at once is kept whole or not at all, also where the browser is killed meanwhile.
import { openDB } from "idb";
import { between } from "./folder.js";

/**
 * @typedef {{ id: string, slug: string, headline: string, at: number }} About
 * @typedef {{ path: string, bytes: Uint8Array | null }} Written A file; without bytes, that it was taken out.
 * @typedef {"folders" | "files" | "days"} Store
 * @typedef {import("idb").IDBPObjectStore<any, any, any, "readwrite">} Changing
 */

const connect = () =>
  openDB("sidelight-desk", 1, {
    upgrade(made) {
      made.createObjectStore("folders", { keyPath: "id" });
      // By folder and place, and by folder and day.
      made.createObjectStore("files");
      made.createObjectStore("days");
    },
    terminated() {
      connected = null;
    },
  });

/** @type {ReturnType<typeof connect> | null} */
let connected = null;

/** What a browser refused, or ended, it is asked for again. */
function database() {
  connected ??= connect().catch((error) => {
    connected = null;
    throw error;
  });
  return connected;
}

/** All keys that begin with a folder's. @param {string} id */
const of = (id) => IDBKeyRange.bound([id], [id, []]);

/** A moment as the writer's clock has it. @param {number} at */
const moment = (at) =>
  new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace("T", " ");
/** @param {number} at */
const day = (at) => moment(at).slice(0, 10);

/**
 * Changes all of it, or nothing.
 * @template T
 * @param {Store[]} stores
 * @param {(store: (name: Store) => Changing) => Promise<T>} work
 */
async function change(stores, work) {
  // Not before it is on the disk: a machine can lose its power, too.
  const change = (await database()).transaction(stores, "readwrite", { durability: "strict" });
  const done = change.done.then(() => null);
  try {
    const [worked] = await Promise.all([work((name) => change.objectStore(name)), done]);
    return worked;
  } catch (error) {
    try {
      change.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}

/** @param {Pick<Changing, "getAllKeys" | "getAll">} files @param {string} id @returns {Promise<Map<string, Uint8Array>>} */
async function filesOf(files, id) {
  const [keys, bytes] = await Promise.all([files.getAllKeys(of(id)), files.getAll(of(id))]);
  return new Map(/** @type {[string, string][]} */ (keys).map(([, path], at) => [path, bytes[at]]));
}

/** What is kept, the last first. @returns {Promise<About[]>} */
export async function list() {
  const folders = /** @type {About[]} */ (await (await database()).getAll("folders"));
  return folders.sort((one, other) => other.at - one.at);
}

/** The folder as it is kept. @param {string} id @returns {Promise<{ about: About, files: Map<string, Uint8Array> }>} */
export async function open(id) {
  const read = (await database()).transaction(["folders", "files"]);
  const [about, files] = await Promise.all([
    read.objectStore("folders").get(id),
    filesOf(/** @type {any} */ (read.objectStore("files")), id),
  ]);
  return { about, files };
}

/**
 * Keeps what was written; when this resolves, it has been. If it is the first of a day, the folder is kept as it was
 * left on the day before, too: then `true`.
 * @param {About} about
 * @param {Written[]} written
 * @param {number | null} last When something of it was kept before.
 */
export const write = (about, written, last) =>
  change(["folders", "files", "days"], async (store) => {
    const files = store("files");
    // Nothing is asked first that need not be: a browser may be killed meanwhile.
    const isNewDay = last !== null && day(last) !== day(about.at);
    if (isNewDay) await store("days").put(await filesOf(files, about.id), [about.id, day(last)]);
    const changes = written.map(({ path, bytes }) =>
      bytes ? files.put(bytes, [about.id, path]) : files.delete([about.id, path]),
    );
    await Promise.all([store("folders").put(about), ...changes]);
    return isNewDay;
  });

/** The days that can be gone back to, the last first. @param {string} id @returns {Promise<string[]>} */
export async function days(id) {
  const keys = /** @type {[string, string][]} */ (await (await database()).getAllKeys("days", of(id)));
  return keys.map(([, day]) => day).reverse();
}

/** The folder as it was left on a day. @param {string} id @param {string} day @returns {Promise<Map<string, Uint8Array>>} */
export const left = async (id, day) => (await database()).get("days", [id, day]);

/**
 * Keeps the folder as it is by now, to be gone back to, unless it already can be.
 * @param {string} id
 * @param {number} now
 */
export const leave = (id, now) =>
  change(["files", "days"], async (store) => {
    const files = await filesOf(store("files"), id);
    for (const key of await store("days").getAllKeys(of(id))) {
      if (between(files, await store("days").get(key)).length === 0) return;
    }
    await store("days").put(files, [id, moment(now)]);
  });

/** @param {string} id */
export const forget = (id) =>
  change(["folders", "files", "days"], async (store) => {
    await Promise.all([store("folders").delete(id), store("files").delete(of(id)), store("days").delete(of(id))]);
  });
