// A writer's folder that comes from outside: a zip, or a folder of this machine. Whatever it holds, what is taken in are
// files within it, of a size that an explainer has.
import { Unzip, UnzipInflate, zipSync } from "fflate";
import { say } from "./words.js";

/** As `sidelight` reads them (src/authoring/disk.rs). */
const MOST_BYTES = 20_000_000;
const MOST_FILES = 1_600;

/** @typedef {{ slug: string, files: Map<string, Uint8Array>, leftOut: string[], root: string }} Taken */

export class Refused extends Error {
  name = "Refused";
}

/**
 * The place of a file in the folder, if it is one: of relative names alone, none of which leads up or is hidden.
 * @param {string} name
 */
export function placeOf(name) {
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  const isBad = /^[/\\]|\\|^[a-z]:|\p{Cc}|\ufffd/iu.test(name) || parts.includes("..") || name.length > 200;
  return isBad ? null : parts.join("/");
}

/** What computers put beside what people do. @param {string} place */
export const isOfMachine = (place) => /(^|\/)(__MACOSX|\.[^/]*|Thumbs\.db|desktop\.ini)(\/|$)/.test(place);

/** Collects files, and refuses what is too much or no folder. */
export class Collecting {
  /** @type {Map<string, Uint8Array>} */
  files = new Map();
  /** @type {string[]} */
  leftOut = [];
  #bytes = 0;
  /** In small letters. @type {Set<string>} */
  #names = new Set();

  /** Whether a file of that name is to be read at all. @param {string} name */
  wants(name) {
    const place = placeOf(name);
    if (place === null) this.leftOut.push(name);
    else if (!isOfMachine(place) && !name.endsWith("/")) return true;
    return false;
  }

  /** Counts what was read, before it is kept. @param {number} bytes */
  count(bytes) {
    this.#bytes += bytes;
    if (this.#bytes > MOST_BYTES) throw new Refused(say("too-large", { n: MOST_BYTES / 1_000_000 }));
  }

  /** @param {string} name @param {Uint8Array} bytes */
  add(name, bytes) {
    const place = placeOf(name) ?? "";
    if (this.#names.has(place.toLowerCase())) throw new Refused(say("two-files", { path: place }));
    this.#names.add(place.toLowerCase());
    this.files.set(place, bytes);
    if (this.files.size > MOST_FILES) throw new Refused(say("too-many", { n: MOST_FILES }));
  }

  /** What there is, from where explainer.toml stands. @param {string} name @returns {Taken} */
  taken(name) {
    const all = [...this.files.keys()];
    const heads = all.filter((place) => /(^|\/)explainer\.toml$/.test(place));
    const head = heads.sort((one, other) => one.length - other.length)[0];
    if (head === undefined) throw new Refused(say("no-explainer"));
    const root = head.slice(0, -"explainer.toml".length);
    const files = new Map();
    for (const [place, bytes] of this.files) {
      if (place.startsWith(root)) files.set(place.slice(root.length), bytes);
      else this.leftOut.push(place);
    }
    const own = root.split("/").at(-2) ?? name;
    return { slug: slugOf(own), files, leftOut: this.leftOut, root };
  }
}

/** A name that an address can have. @param {string} name */
export function slugOf(name) {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\.zip$/, "");
  return (
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-/, "")
      .slice(0, 60)
      .replace(/-$/, "") || "explainer"
  );
}

/** @param {string} name @param {Uint8Array} bytes @returns {Taken} */
export function fromZip(name, bytes) {
  const collecting = new Collecting();
  let error = /** @type {unknown} */ (null);
  let isZip = false;
  const unzip = new Unzip((file) => {
    isZip = true;
    // What is not wanted is passed over, not read.
    if (error || !collecting.wants(file.name)) return;
    /** @type {Uint8Array[]} */
    const parts = [];
    file.ondata = (failed, part, isLast) => {
      if (error) return;
      try {
        if (failed) throw failed;
        collecting.count(part.length);
        parts.push(part);
        if (isLast) collecting.add(file.name, concat(parts));
      } catch (thrown) {
        error = thrown;
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In pieces: a bomb is known by its first.
    for (let at = 0; at < bytes.length && !error; at += 8_192) {
      unzip.push(bytes.subarray(at, at + 8_192), at + 8_192 >= bytes.length);
    }
  } catch (thrown) {
    error ??= thrown;
  }
  if (error instanceof Refused) throw error;
  if (error || !isZip) throw new Refused(say("no-zip"));
  return collecting.taken(name);
}

/** @param {Uint8Array[]} parts */
function concat(parts) {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * The files of a folder that was chosen; nothing, if none was.
 * @param {File[]} files
 * @returns {Promise<Taken | null>}
 */
export async function fromFiles(files) {
  if (files.length === 0) return null;
  const collecting = new Collecting();
  let name = "explainer";
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    name = path.split("/")[0] ?? name;
    if (!collecting.wants(path)) continue;
    collecting.count(file.size);
    collecting.add(path, new Uint8Array(await file.arrayBuffer()));
  }
  return collecting.taken(name);
}

export const textOf = (/** @type {Uint8Array | undefined} */ bytes) => new TextDecoder().decode(bytes);
export const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** @param {Uint8Array | undefined} one @param {Uint8Array | undefined} other */
export const isSame = (one, other) =>
  one === other ||
  (one !== undefined && one.length === other?.length && one.every((byte, index) => byte === other[index]));

/**
 * What is to be written so that a folder holds what another does.
 * @param {Map<string, Uint8Array>} folder
 * @param {Map<string, Uint8Array>} other
 * @returns {{ path: string, bytes: Uint8Array | null }[]}
 */
export function between(folder, other) {
  const gone = [...folder.keys()].filter((path) => !other.has(path)).map((path) => ({ path, bytes: null }));
  const changed = [...other].filter(([path, bytes]) => !isSame(bytes, folder.get(path)));
  return [...gone, ...changed.map(([path, bytes]) => ({ path, bytes }))];
}

/** One zip of the same files is always the same bytes. @param {string} folder @param {Map<string, Uint8Array>} files */
export function toZip(folder, files) {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const named = sorted.map(([path, bytes]) => [folder ? `${folder}/${path}` : path, bytes]);
  return zipSync(Object.fromEntries(named), { mtime: new Date(1980, 0, 1), level: 6 });
}
