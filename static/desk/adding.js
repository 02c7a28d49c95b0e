// What is begun, to be filled in, and what is taken in of this machine: pictures and tables.
import { bytesOf, Refused, slugOf, textOf } from "./folder.js";
import { say } from "./words.js";

/** Where what may be taken in belongs, by its ending. @type {Record<string, "images" | "figures">} */
const FOLDERS = {
  jpg: "images",
  jpeg: "images",
  png: "images",
  webp: "images",
  csv: "figures",
  xlsx: "figures",
  ods: "figures",
};

/** What a browser is to offer. */
export const TAKEN = Object.keys(FOLDERS)
  .map((ending) => `.${ending}`)
  .join();

/**
 * What is to be written, and where it is to be filled in.
 * @typedef {{ made: Map<string, Uint8Array>, path: string, line: number, column: number }} Made
 */

/**
 * What a panel, a figure or a file that may be left out begins as.
 * @param {{ what: string, name: string }} asked `panel`, the figure's kind, or the file's place; and its name.
 * @param {Map<string, Uint8Array>} files The folder's: what is there is not begun anew.
 * @param {(ask: string, asked: unknown) => Promise<any>} compiler
 * @returns {Promise<Made>}
 */
export async function begun(asked, files, compiler) {
  const { what, name } = asked;
  /** @type {Map<string, Uint8Array>} */
  const made = what.endsWith(".toml")
    ? new Map([[what, files.get(what) ?? new Uint8Array()]])
    : // What is a title to a writer is an id to a file.
      await compiler("blank", { what, name: /[a-z]/i.test(name) ? slugOf(name) : name });
  const [path = "", bytes] = [...made].find(([place]) => !place.endsWith(".csv")) ?? [];
  const lines = textOf(bytes).split("\n");
  const line = Math.max(
    lines.findIndex((it) => it.includes('""')),
    0,
  );
  return { made, path, line: line + 1, column: lines[line].indexOf('""') + 2 };
}

/**
 * What a file of this machine becomes in the folder.
 * @param {File} file
 * @param {Map<string, Uint8Array>} files The folder's.
 * @returns {Promise<Made>}
 */
export async function takenIn(file, files) {
  const [, stem = "", ending = ""] = /^(.*)\.(\w+)$/.exec(file.name.toLowerCase()) ?? [];
  const folder = FOLDERS[ending];
  if (!folder) throw new Refused(say("not-taken", { name: file.name }));
  // An id begins with a letter.
  const id = slugOf(stem).replace(/^(?=[^a-z])/, folder === "images" ? "picture-" : "figure-");
  const path = `${folder}/${id}.${ending}`;
  if (files.has(path)) throw new Refused(say("two-files", { path }));
  const made = new Map([[path, new Uint8Array(await file.arrayBuffer())]]);
  if (folder === "figures") return { made, path, line: 1, column: 1 };
  const about = "images.toml";
  const before = textOf(files.get(about)).trimEnd();
  const words = `${before}${before && "\n\n"}[[image]]\nid = "${id}"\n`;
  made.set(about, bytesOf(words));
  return { made, path: about, line: words.split("\n").length - 1, column: 1 };
}

/** What was filled in to begin something is done; until then it is there, to be mended. @param {HTMLElement} root */
export function emptyForms(root) {
  for (const form of root.querySelectorAll(".files form")) /** @type {HTMLFormElement} */ (form).reset();
}
