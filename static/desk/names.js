// What may be named where a writer is: what there is, not what stands half-written at the caret.

/** @typedef {import("./editor.js").Name} Name */

/** Where names are written, and of which kinds they are: what stands before them. @type {[RegExp, string[] | null][]} */
const PLACES = [
  [/\]\((panel|claim|term|explainer|image|figure):[\w-]*$/, null],
  [/<(source|person|claim|panel|figure|term|fact):[\w-]*$/, null],
  [/^sources\s*=\s*\[[^\]]*"[\w-]*$/, ["source"]],
  [/^(?:said_by|by|done_by|speaker)\s*=\s*"[\w-]*$/, ["person"]],
  [/^picture\s*=\s*"[\w-]*$/, ["figure"]],
  [/^(figure|panel|claim|source)\s*=\s*"[\w-]*$/, null],
];

/** A panel and a figure are there by their files. */
const FILES = /^(panel|figure)s\/([\w-]+)\.(?:md|toml)$/;
/** These are declared elsewhere. */
const ELSEWHERE = ["explainer"];

/**
 * The names that may stand where a line is so far, with their titles; those that nothing leads to yet come first.
 * @param {string} before
 * @param {Name[]} names
 * @param {string[]} paths The folder's files.
 */
export function fitting(before, names, paths) {
  for (const [place, kinds] of PLACES) {
    const found = place.exec(before);
    if (!found) continue;
    const wanted = kinds ?? [found[1]];
    /** What there is, with how often it is named. @type {Map<string, { label: string, detail: string, type: string, uses: number }>} */
    const offered = new Map();
    const offer = (/** @type {string} */ label) =>
      offered.set(label, offered.get(label) ?? { label, detail: "", type: wanted[0], uses: 0 });
    for (const path of paths) {
      const [, kind, name] = FILES.exec(path) ?? [];
      if (wanted.includes(kind)) offer(name);
    }
    for (const { kind, name, is_declared } of names)
      if (name && wanted.includes(kind) && (is_declared || ELSEWHERE.includes(kind))) offer(name);
    for (const { kind, name, title, is_declared } of names) {
      const known = wanted.includes(kind) ? offered.get(name) : undefined;
      if (!known) continue;
      known.detail ||= title;
      known.uses += Number(!is_declared);
    }
    return [...offered.values()].map(({ uses, ...option }) => ({ ...option, boost: uses === 0 ? 1 : 0 }));
  }
  return null;
}
