// Folders of this machine, where a browser lets a page write into one that was chosen (File System Access). What another
// program wrote there is never written over unseen, and nothing is deleted that was not written here.
import { openDB } from "idb";
import { between, Collecting, isOfMachine, isSame, Refused } from "./folder.js";
import { say } from "./words.js";

/**
 * @typedef {{ bytes: Uint8Array, modified: number, size: number }} Seen A file as it was read or written last.
 * @typedef {Map<string, Uint8Array>} Files
 * @typedef {{ handle: FileSystemDirectoryHandle, seen: Map<string, Seen> }} Known
 * @typedef {{ handle: FileSystemDirectoryHandle, written: Map<string, string[]> }} Site
 *   What was published into a folder: of each file the hashes that it may have.
 * @typedef {"read" | "readwrite"} Mode
 */

/** What tsc does not know yet. @type {any} */
const browser = window;

export const canPick = () => "showDirectoryPicker" in window;

/** @param {string} id What the browser remembers the place by. @param {Mode} mode @returns {Promise<FileSystemDirectoryHandle | null>} */
export const picked = (id, mode) =>
  browser.showDirectoryPicker({ id, mode }).catch((/** @type {DOMException} */ error) => {
    if (error.name === "AbortError") return null;
    throw error;
  });

const database = () =>
  openDB("sidelight-desk-disk", 1, {
    upgrade(made) {
      // By folder of the desk.
      made.createObjectStore("folders");
      made.createObjectStore("sites", { autoIncrement: true });
    },
  });

/** The key under which a folder of this machine is known. @param {"folders" | "sites"} store @param {FileSystemDirectoryHandle} handle */
async function keyOf(store, handle) {
  const known = await database();
  const [keys, all] = await Promise.all([known.getAllKeys(store), known.getAll(store)]);
  const same = await Promise.all(all.map((one) => one.handle.isSameEntry(handle)));
  return keys[same.indexOf(true)];
}

/** The desk's folder that is of this one. @param {FileSystemDirectoryHandle} handle @returns {Promise<string | undefined>} */
const idOf = async (handle) => /** @type {string | undefined} */ (await keyOf("folders", handle));

/** @param {string} id */
export const forget = async (id) => canPick() && (await database()).delete("folders", id);

/**
 * All files of a folder, by their places. What computers put beside them is passed over.
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} [below]
 * @returns {AsyncGenerator<[string, FileSystemFileHandle]>}
 */
async function* filesIn(folder, below = "") {
  for await (const [name, entry] of /** @type {any} */ (folder).entries()) {
    if (isOfMachine(name)) continue;
    if (entry.kind === "directory") yield* filesIn(entry, `${below}${name}/`);
    else yield [below + name, entry];
  }
}

/** @param {string} path @param {boolean} isMade @returns {Promise<[FileSystemDirectoryHandle, string]>} */
async function placeIn(/** @type {FileSystemDirectoryHandle} */ folder, path, isMade) {
  const parts = path.split("/");
  const name = /** @type {string} */ (parts.pop());
  let at = folder;
  for (const part of parts) at = await at.getDirectoryHandle(part, { create: isMade });
  return [at, name];
}

/** @param {FileSystemDirectoryHandle} folder @param {string} path @returns {Promise<File | null>} */
async function fileAt(folder, path) {
  try {
    const [below, name] = await placeIn(folder, path, false);
    return await (await below.getFileHandle(name)).getFile();
  } catch (error) {
    if (/** @type {DOMException} */ (error).name === "NotFoundError") return null;
    throw error;
  }
}

const bytesOf = async (/** @type {File} */ file) => new Uint8Array(await file.arrayBuffer());

/** @param {FileSystemDirectoryHandle} folder @param {string} path @param {Uint8Array | null} bytes */
async function put(folder, path, bytes) {
  const [below, name] = await placeIn(folder, path, bytes !== null);
  if (!bytes) return below.removeEntry(name);
  // Whole or not at all: what is written takes the file's place when it is closed.
  const written = await (await below.getFileHandle(name, { create: true })).createWritable();
  await written.write(/** @type {Uint8Array<ArrayBuffer>} */ (bytes));
  await written.close();
}

/** A writer's folder of this machine that the desk has open. */
export class Disk {
  #id;
  #handle;
  /** What was read or written last. @type {Map<string, Seen>} */
  #seen;
  /** What another program did since then. @type {Map<string, Seen | null>} */
  #theirs = new Map();
  /** What is not written there yet. @type {Set<string>} */
  #unsaved = new Set();
  /** What is done there is done one after the other. */
  #before = Promise.resolve();
  #isAllowed = true;

  /** @param {string} id @param {Known} known */
  constructor(id, { handle, seen }) {
    this.#id = id;
    this.#handle = handle;
    this.#seen = seen;
  }

  /** The one of a folder of the desk, if it has one. @param {string} id @param {Files} files */
  static async of(id, files) {
    const known = canPick() && (await (await database()).get("folders", id));
    if (!known) return null;
    const disk = new Disk(id, known);
    const seen = new Map([...disk.#seen].map(([path, { bytes }]) => [path, bytes]));
    disk.#unsaved = new Set(between(seen, files).map(({ path }) => path));
    return disk;
  }

  /**
   * Reads a folder that was chosen, from where its explainer.toml stands.
   * @param {FileSystemDirectoryHandle} chosen
   */
  static async read(chosen) {
    const collecting = new Collecting();
    /** @type {Map<string, File>} */
    const read = new Map();
    for await (const [path, entry] of filesIn(chosen)) {
      if (!collecting.wants(path)) continue;
      const file = await entry.getFile();
      collecting.count(file.size);
      collecting.add(path, await bytesOf(file));
      read.set(path, file);
    }
    const taken = collecting.taken(chosen.name);
    const [handle] = await placeIn(chosen, `${taken.root}explainer.toml`, false);
    /** @type {Map<string, Seen>} */
    const seen = new Map();
    for (const [path, bytes] of taken.files) {
      const file = /** @type {File} */ (read.get(taken.root + path));
      seen.set(path, { bytes, modified: file.lastModified, size: file.size });
    }
    return { ...taken, known: /** @type {Known} */ ({ handle, seen }) };
  }

  /** What is told of it. */
  get state() {
    return {
      name: this.#handle.name,
      unsaved: this.#unsaved.size,
      changed: [...this.#theirs.keys()].sort(),
      is_allowed: this.#isAllowed,
    };
  }

  /** Keeps which folder it is, and what was seen in it. */
  async keep() {
    await (await database()).put("folders", { handle: this.#handle, seen: this.#seen }, this.#id);
  }

  /** Whether it may be read or written, by now or after the writer is asked. @param {Mode} mode @param {boolean} isAsked */
  async #allows(mode, isAsked) {
    const handle = /** @type {any} */ (this.#handle);
    // A browser's own folder needs no leave.
    let leave = (await handle.queryPermission?.({ mode })) ?? "granted";
    if (leave === "prompt" && isAsked) leave = await handle.requestPermission({ mode });
    this.#isAllowed = leave === "granted";
    return this.#isAllowed;
  }

  /** Something was written here. @param {string} path @param {Uint8Array | null} bytes */
  wrote(path, bytes) {
    if (isSame(this.#seen.get(path)?.bytes, bytes ?? undefined)) this.#unsaved.delete(path);
    else this.#unsaved.add(path);
  }

  /** What is at a place by now is seen. @param {string} path @param {Seen | null} found */
  #see(path, found) {
    if (found) this.#seen.set(path, found);
    else this.#seen.delete(path);
    this.#theirs.delete(path);
  }

  /** Compares what is at a place with what was seen last. @param {string} path @param {Uint8Array | undefined} own */
  async #compare(path, own) {
    const file = await fileAt(this.#handle, path);
    const seen = this.#seen.get(path);
    if (file && seen && file.lastModified === seen.modified && file.size === seen.size)
      return this.#theirs.delete(path);
    const bytes = file ? await bytesOf(file) : undefined;
    const found = file && bytes ? { bytes, modified: file.lastModified, size: file.size } : null;
    if (isSame(bytes, seen?.bytes)) this.#see(path, found);
    else if (isSame(bytes, own)) {
      this.#see(path, found);
      this.#unsaved.delete(path);
    } else this.#theirs.set(path, found);
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #inTurn(work) {
    const done = this.#before.then(work);
    this.#before = done.then(
      () => {},
      () => {},
    );
    return done;
  }

  /** Notices what another program did. @param {Files} files What is here. @param {boolean} [isAsked] Whether a writer is asked for leave. */
  look = (files, isAsked = false) => this.#inTurn(() => this.#look(files, isAsked));

  /** @param {Files} files @param {boolean} isAsked */
  async #look(files, isAsked) {
    if (!(await this.#allows("read", isAsked))) return;
    const collecting = new Collecting();
    const places = new Set([...this.#seen.keys(), ...this.#unsaved]);
    for await (const [path] of filesIn(this.#handle)) if (collecting.wants(path)) places.add(path);
    for (const path of places) await this.#compare(path, files.get(path));
  }

  /** Writes what is not there yet, but for what another program changed. @param {Files} files */
  save = (files) => this.#inTurn(() => this.#save(files));

  /** @param {Files} files */
  async #save(files) {
    if (!(await this.#allows("readwrite", true))) return;
    try {
      for (const path of [...this.#unsaved]) {
        const bytes = files.get(path) ?? null;
        await this.#compare(path, bytes ?? undefined);
        if (this.#theirs.has(path) || !this.#unsaved.has(path)) continue;
        await put(this.#handle, path, bytes);
        const file = bytes && (await fileAt(this.#handle, path));
        this.#see(path, file ? { bytes, modified: file.lastModified, size: file.size } : null);
        // Something may have been written here meanwhile.
        if (files.get(path) === (bytes ?? undefined)) this.#unsaved.delete(path);
      }
      await this.#look(files, false);
    } finally {
      await this.keep();
    }
  }

  /**
   * Settles which of two is meant. If it is the one here, the other counts as seen, and is written over when all is
   * saved; else what is there is given, to be put here.
   * @param {string} path
   * @param {boolean} isOwn
   * @returns {Promise<{ path: string, bytes: Uint8Array | null } | null>}
   */
  async settle(path, isOwn) {
    const theirs = this.#theirs.get(path);
    if (theirs === undefined) return null;
    this.#see(path, theirs);
    this.#unsaved.add(path);
    await this.keep();
    return isOwn ? null : { path, bytes: theirs?.bytes ?? null };
  }
}

const hashOf = async (/** @type {Uint8Array} */ bytes) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {Uint8Array<ArrayBuffer>} */ (bytes))).toString();

/**
 * Puts a site into a folder that is empty, or that the desk published into before. What was not written here stays.
 * @param {FileSystemDirectoryHandle} handle
 * @param {Files} site
 */
export async function publish(handle, site) {
  const sites = await database();
  const key = await keyOf("sites", handle);
  const { written } = key === undefined ? { written: new Map() } : /** @type {Site} */ (await sites.get("sites", key));
  /** @type {Map<string, string>} */
  const there = new Map();
  for await (const [path, entry] of filesIn(handle)) {
    if (key === undefined) throw new Refused(say("not-empty", { name: handle.name }));
    if (site.has(path) || written.has(path)) there.set(path, await hashOf(await bytesOf(await entry.getFile())));
  }
  const isOwn = (/** @type {string} */ path) => written.get(path)?.includes(there.get(path) ?? "");
  const strange = [...there.keys()].filter((path) => site.has(path) && !isOwn(path));
  if (strange.length > 0) throw new Refused(say("strange", { name: handle.name, files: strange.join(", ") }));
  /** @type {Map<string, string[]>} */
  const after = new Map();
  for (const [path, bytes] of site) after.set(path, [await hashOf(bytes)]);
  // If it ends midway, a file is as it was or as it is to be.
  const both = new Map(written);
  for (const [path, hashes] of after) both.set(path, [...(written.get(path) ?? []), ...hashes]);
  const kept = await sites.put("sites", { handle, written: both }, key);
  for (const [path, bytes] of site) if (there.get(path) !== after.get(path)?.[0]) await put(handle, path, bytes);
  for (const path of there.keys()) if (!site.has(path) && isOwn(path)) await put(handle, path, null);
  await sites.put("sites", { handle, written: after }, kept);
}

/** A folder that is chosen to be opened: which it is, where the desk has it; else what was read. Nothing, if none was. */
export async function opened() {
  const chosen = await picked("explainer", "read");
  const id = chosen && (await idOf(chosen));
  return id ? { id } : chosen && Disk.read(chosen);
}
