// The worker that compiles: a folder in memory, what is wrong with it, and its pages. What is newer makes what is older
// not worth finishing.
import { answering, fetchBytes, fetchFiles } from "./answering.js";
import { asking, once } from "./asking.js";
import init, { begun, Compiler, give_borders, give_copies } from "./sidelight-compiler.js";

/** @type {Compiler | null} */
let compiler = null;
/** How often the folder was changed. */
let changes = 0;

/** What Trunk made. */
const shell = once(() => fetchFiles("shell"));

/** What is made piece by piece has the compiler for itself. @type {Promise<unknown>} */
let before = Promise.resolve();

/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
function oneAtATime(work) {
  const done = before.then(work);
  before = done.catch(() => {});
  return done;
}

const giveBorders = once(async () => give_borders(await fetchBytes("./borders.bin")));

/** Gives the compiler what a folder needs that has a map or photographs: most have neither. */
async function give() {
  if (compiler?.has_map()) await giveBorders();
  let picture = compiler?.unread_picture();
  if (!picture) return;
  const publisher = new Worker("./publisher.js", { type: "module" });
  try {
    const ask = asking(publisher);
    for (; picture; picture = compiler?.unread_picture()) give_copies(picture, await ask("copies", picture));
  } finally {
    publisher.terminate();
  }
}

const today = () => Math.floor(Date.now() / 86_400_000);

/** Lets messages in that wait. */
const breath = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

const asks = {
  /** Whether there is a compiler by now. */
  here: () => true,

  /** The small folder to begin with. @param {Record<"lang" | "headline" | "publisher" | "address", string>} about */
  begun: ({ lang, headline, publisher, address }) => begun(lang, headline, publisher, address),

  /** What is put while the shell is on its way comes after it. @param {{ slug: string, files: Map<string, Uint8Array> }} folder */
  open({ slug, files }) {
    changes += 1;
    return oneAtATime(async () => {
      compiler?.free();
      compiler = null;
      compiler = new Compiler(slug, files, await shell());
    });
  },

  /** @param {{ path: string, bytes: Uint8Array | null }[]} files */
  put(files) {
    changes += 1;
    return oneAtATime(async () => {
      for (const { path, bytes } of files) compiler?.put(path, bytes ?? undefined);
    });
  },

  /** What can be told of the folder, as JSON; nothing, if it was changed meanwhile. */
  async look() {
    const asked = changes;
    await breath();
    return oneAtATime(async () => {
      if (changes !== asked) return;
      await give();
      return compiler?.look(today());
    });
  },

  /** A file of the page as it will be. @param {string} name */
  preview: (name) => oneAtATime(async () => compiler?.preview(name)),

  /** @param {{ path: string, table: string }} asked The file, and the path in it. */
  entries: ({ path, table }) => oneAtATime(async () => compiler?.entries(path, table)),

  /** @param {{ path: string, table: string, entry: number, name: string, value: import("./form.js").Held }} asked */
  withValue: ({ path, table, entry, name, value }) =>
    oneAtATime(async () => compiler?.with_value(path, table, entry, name, JSON.stringify(value))),

  /** @param {{ path: string, table: string, entry: number }} asked */
  withoutEntry: ({ path, table, entry }) => oneAtATime(async () => compiler?.without_entry(path, table, entry)),

  /** @param {{ path: string }} asked */
  columns: ({ path }) => oneAtATime(async () => compiler?.columns(path)),

  /** @param {{ address: string }} asked */
  withSource({ address }) {
    const { bytes, line } = /** @type {Compiler} */ (compiler).with_source(
      address,
      new Date().toISOString().slice(0, 10),
    );
    return { bytes, line };
  },

  /** @param {{ what: string, name: string }} asked */
  blank: ({ what, name }) => oneAtATime(async () => compiler?.blank(what, name)),

  /** @param {{ old: string, new: string }} names */
  rename: (names) => oneAtATime(async () => compiler?.rename(names.old, names.new)),
};

answering(init(), asks);
