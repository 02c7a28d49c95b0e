// The worker that compiles: a folder in memory, what is wrong with it, and its site. What is newer makes what is older
// not worth finishing.
import { once } from "./asking.js";
import init, { begun, Compiler, give_fonts } from "./sidelight-compiler.js";

/** @type {Compiler | null} */
let compiler = null;
/** How often the folder was changed. */
let changes = 0;

/** @param {string} name */
async function fetched(name) {
  const response = await fetch(`./${name}`);
  if (!response.ok) throw Error(`${name}: ${response.status}`);
  return response;
}

/** The files of a folder of the desk, as a list of that name has them. @param {string} folder */
async function filesOf(folder) {
  const names = /** @type {string[]} */ (await (await fetched(`${folder}.json`)).json());
  const file = async (/** @type {string} */ name) =>
    /** @type {const} */ ([name, new Uint8Array(await (await fetched(`${folder}/${name}`)).arrayBuffer())]);
  return new Map(await Promise.all(names.map(file)));
}

/** What Trunk made. */
const shell = once(() => filesOf("shell"));

/** What only pictures need. */
const withFonts = once(async () => give_fonts([...(await filesOf("fonts")).values()]));

/** What is made piece by piece has the compiler for itself. @type {Promise<unknown>} */
let before = Promise.resolve();

/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
function oneAtATime(work) {
  const done = before.then(work);
  before = done.catch(() => {});
  return done;
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
  /** The small folder to begin with. @param {Record<"lang" | "headline" | "publisher" | "address", string>} about */
  begun: ({ lang, headline, publisher, address }) => begun(lang, headline, publisher, address),

  /** @param {{ slug: string, files: Map<string, Uint8Array> }} folder */
  async open({ slug, files }) {
    compiler?.free();
    compiler = null;
    compiler = new Compiler(slug, files, await shell());
    changes += 1;
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
    return oneAtATime(async () => (changes === asked ? compiler?.look(today()) : undefined));
  },

  /** A file of the page as it will be: whether it names a picture beside it, the fonts say. @param {string} name */
  preview: (name) =>
    oneAtATime(async () => {
      await withFonts();
      return compiler?.preview(name);
    }),

  publish: () =>
    oneAtATime(async () => {
      await withFonts();
      return compiler?.publish();
    }),

  /** @param {{ path: string, key: string }} asked */
  entries: ({ path, key }) => oneAtATime(async () => compiler?.entries(path, key)),

  /** @param {{ path: string, key: string, entry: number, name: string, value: string | string[] }} asked */
  withValue: ({ path, key, entry, name, value }) =>
    oneAtATime(async () => compiler?.with_value(path, key, entry, name, JSON.stringify(value))),

  /** @param {{ address: string }} asked */
  withSource({ address }) {
    const { bytes, line } = /** @type {Compiler} */ (compiler).with_source(
      address,
      new Date().toISOString().slice(0, 10),
    );
    return { bytes, line };
  },

  /** @param {{ old: string, new: string }} names */
  rename: (names) => oneAtATime(async () => compiler?.rename(names.old, names.new)),
};

const ready = init();

addEventListener("message", async ({ data: { ask, asked, number } }) => {
  try {
    await ready;
    postMessage({ number, answer: await asks[/** @type {keyof typeof asks} */ (ask)](asked) });
  } catch (error) {
    postMessage({ number, error: error instanceof Error ? error.message : String(error) });
  }
});
