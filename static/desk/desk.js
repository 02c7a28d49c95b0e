// The desk's page: what the application asks for is done here, with the browser's storage, a worker that compiles, an
// editor, and a page that a service worker answers for.

import { asking } from "./asking.js";
import { chosen, save } from "./dialogs.js";
import { Editor } from "./editor.js";
import { fromFiles, fromZip, placeOf, Refused, slugOf, toZip } from "./folder.js";
import * as keeper from "./keeper.js";
import { likeness, Preview, wordsOf } from "./preview.js";
import init, { start } from "./sidelight-desk.js";

/** How long a stroke waits for the next before it is kept, in ms. */
const KEPT_AFTER = 250;

const compiler = asking(new Worker("./compiler.js", { type: "module" }));

/** Tells the application what happened. @type {(event: string) => void} */
let hear = () => {};
/** @param {string} kind @param {object} [more] */
const tell = (kind, more) => hear(JSON.stringify({ kind, ...more }));

/** The folder that is open. @type {{ about: keeper.About, files: Map<string, Uint8Array>, release: () => void } | null} */
let folder = null;

const text = (/** @type {Uint8Array | undefined} */ bytes) => new TextDecoder().decode(bytes);
const bytesOf = (/** @type {string} */ words) => new TextEncoder().encode(words);

// --- what is written ---------------------------------------------------------------------------------------------

/** What is not kept yet, by its place. @type {Map<string, keeper.Written>} */
const unkept = new Map();
let timer = 0;

/** @param {string} path @param {Uint8Array | null} bytes */
function write(path, bytes) {
  if (!folder) return;
  if (bytes) folder.files.set(path, bytes);
  else folder.files.delete(path);
  folder.about.at = Date.now();
  unkept.set(path, { path, bytes });
  tell("edited");
  clearTimeout(timer);
  timer = setTimeout(keep, KEPT_AFTER);
  look([{ path, bytes }]);
}

/** One at a time. */
let keeping = Promise.resolve();

function keep() {
  clearTimeout(timer);
  keeping = keeping.then(async () => {
    if (unkept.size === 0 || !folder) return;
    const written = [...unkept.values()];
    try {
      await keeper.write(folder.about, written);
      for (const file of written) if (unkept.get(file.path) === file) unkept.delete(file.path);
      if (unkept.size === 0) tell("saved");
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      tell("not-saved", { why: isFull ? "the disk is full" : String(error) });
      // A disk may have room again.
      timer = setTimeout(keep, 5_000);
    }
  });
  return keeping;
}

// --- what is told of it ------------------------------------------------------------------------------------------

/** Whether the compiler is at work, and whether there is more for it. */
let isLooking = false;
let hasMore = false;

/** @param {{ path: string, bytes: Uint8Array | null }[]} changed */
async function look(changed) {
  compiler("put", changed).catch(failed);
  hasMore = true;
  if (isLooking) return;
  isLooking = true;
  try {
    while (hasMore && folder) {
      hasMore = false;
      const told = await compiler("look");
      // Something newer came meanwhile.
      if (told === undefined) {
        hasMore ||= folder !== null;
        continue;
      }
      const { names, remarks, headline: found, ...rest } = JSON.parse(told);
      if (folder && found) folder.about.headline = found;
      tell("told", { names, remarks, headline: found, ...rest });
      editor.told(names, remarks);
      if (found === null) continue;
      if (hasMore) continue;
      preview.show();
      if (!Preview.refusal()) tell("previewed");
    }
  } catch (error) {
    failed(error);
  } finally {
    isLooking = false;
  }
}

/** What cannot be helped is said, and what was written is kept all the same. @param {unknown} error */
function failed(error) {
  const why = error instanceof Error ? error.message : String(error);
  tell("refused", { why: error instanceof Refused ? why : `Something went wrong: ${why}` });
}

const editor = new Editor(
  (path, words) => write(path, bytesOf(words)),
  (path, line) => {
    if (path.endsWith(".md")) preview.follow(line);
  },
  (name) => {
    const [kind, own] = name ? [name.kind, name.name] : [null, null];
    if (own === at?.name && kind === at?.kind) return;
    at = name;
    tell("at", { name });
  },
  compiler,
);
/** The name at which a writer is. @type {import("./editor.js").Name | null} */
let at = null;
/** Whether all is written as text; else rows as a grid, and entries as a form. */
let asText = false;

// A click in the page leads to the words that made it.
const preview = new Preview(
  (words) => {
    if (!folder) return;
    const wanted = wordsOf(words);
    if (wanted.size === 0) return;
    let best = /** @type {{ path: string, line: number } | null} */ (null);
    let most = 0.4;
    for (const [path, bytes] of folder.files) {
      if (!/\.(md|toml|csv)$/.test(path)) continue;
      for (const [index, line] of text(bytes).split("\n").entries()) {
        const found = wordsOf(line);
        const like = Math.min(likeness(found, wanted), likeness(wanted, found)) + likeness(found, wanted) / 10;
        if (found.size > 1 && like > most) [best, most] = [{ path, line: index + 1 }, like];
      }
    }
    if (best) show(best.path, best.line, 1);
  },
  (name) => compiler("preview", name),
);

/** @param {string} path @param {number} line @param {number} column */
function show(path, line, column) {
  const bytes = folder?.files.get(path);
  if (!bytes) return;
  if (!/\.(md|toml|csv|txt)$/.test(path))
    return tell("refused", { why: `${path} is no text: put another in its place.` });
  const words = text(bytes);
  const other = Editor.otherForm(path, words);
  editor.show(path, words, { line, column }, asText ? null : other);
  tell("shown", { path, form: other && (asText ? "text" : other) });
  tell("turn", { to: "write" });
}

const places = () => [...(folder?.files.keys() ?? [])].sort();

// --- folders -----------------------------------------------------------------------------------------------------

/** @param {string} id @returns {Promise<(() => void) | null>} */
function locked(id) {
  return new Promise((resolve) => {
    navigator.locks.request(`sidelight-desk-${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return new Promise((release) => resolve(() => release(undefined)));
    });
  });
}

/** @param {{ slug: string, files: Map<string, Uint8Array>, leftOut?: string[] }} taken */
async function begin({ slug, files, leftOut = [] }) {
  const id = crypto.randomUUID();
  const release = await locked(id);
  const about = { id, slug, headline: "", at: Date.now() };
  await keeper.begin(about, files);
  await opened(about, files, leftOut, release ?? (() => {}));
  // Of what is worth keeping, a browser need not ask; others drop it when they have no room.
  navigator.storage?.persist?.().catch(() => false);
}

/** @param {string} id */
async function goOn(id) {
  const release = await locked(id);
  if (!release) return tell("elsewhere");
  const { about, files } = await keeper.open(id, Date.now());
  await opened(about, files, [], release);
}

/** @param {keeper.About} about @param {Map<string, Uint8Array>} files @param {string[]} leftOut @param {() => void} release */
async function opened(about, files, leftOut, release) {
  folder = { about, files, release };
  const { id, slug } = about;
  tell("opened", { slug, files: places(), left_out: leftOut, days: await keeper.days(id) });
  const why = Preview.refusal();
  if (why) tell("no-preview", { why });
  show(files.has("article.md") ? "article.md" : (places()[0] ?? ""), 1, 1);
  await compiler("open", { slug, files });
  await look([]);
}

async function close() {
  await keep();
  folder?.release();
  folder = null;
  tell("closed");
  tell("kept", { folders: await keeper.list() });
}

/** Takes in what is dropped or chosen. @param {File} file */
const takeZip = async (file) => begin(fromZip(file.name, new Uint8Array(await file.arrayBuffer())));

const steps = {
  /** @param {{ about: Record<string, string> }} step */
  async new({ about }) {
    await begin({ slug: slugOf(about.slug), files: await compiler("begun", about) });
  },
  async example() {
    const response = await fetch("./example.zip");
    await begin(fromZip("example", new Uint8Array(await response.arrayBuffer())));
  },
  async "open-folder"() {
    const files = await chosen("", true);
    if (files.length > 0) await begin(await fromFiles(files));
  },
  async "open-zip"() {
    const [file] = await chosen(".zip,application/zip", false);
    if (file) await takeZip(file);
  },
  /** @param {{ id: string }} step */
  continue: ({ id }) => goOn(id),
  /** @param {{ id: string }} step */
  async forget({ id }) {
    const release = await locked(id);
    if (!release) return tell("elsewhere");
    if (confirm("What is in it will be gone. Forget it?")) await keeper.forget(id);
    release();
    tell("kept", { folders: await keeper.list() });
  },
  close,
  /** @param {{ path: string, line: number, column: number }} step */
  show: ({ path, line, column }) => show(path, line, column),
  /** @param {{ path: string, line: number, column: number, old: string, new: string }} step */
  replace(step) {
    const lines = text(folder?.files.get(step.path)).split("\n");
    const line = [...(lines[step.line - 1] ?? "")];
    const before = line.slice(0, step.column - 1).join("");
    const rest = line.slice(step.column - 1).join("");
    show(step.path, step.line, step.column);
    if (!rest.includes(step.old)) return;
    lines[step.line - 1] = before + rest.replace(step.old, () => step.new);
    put(step.path, lines.join("\n"));
  },
  /** @param {{ path: string }} step */
  add({ path }) {
    const place = placeOf(path);
    if (!place) return tell("refused", { why: `${path} is no name of a file.` });
    if (!folder?.files.has(place)) write(place, new Uint8Array());
    tell("files", { files: places() });
    show(place, 1, 1);
  },
  /** @param {{ path: string }} step */
  remove({ path }) {
    write(path, null);
    tell("files", { files: places() });
  },
  /** @param {{ old: string }} step */
  async rename({ old }) {
    const name = prompt(`Another name for ${old}, everywhere it is meant:`, old.split(":")[1])?.trim();
    if (name) exchange(/** @type {Map<string, Uint8Array>} */ (await compiler("rename", { old, new: name })));
  },
  /** @param {{ path: string, form: string }} step */
  form({ path, form }) {
    asText = form === "text";
    show(path, 1, 1);
  },
  /** @param {{ address: string }} step */
  async source({ address }) {
    const { bytes, line } = await compiler("withSource", { address });
    put("sources.toml", text(bytes));
    tell("files", { files: places() });
    show("sources.toml", line, 1);
  },
  /** @param {{ view: import("./preview.js").View }} step */
  look: ({ view }) => preview.look(view),
  async publish() {
    await look([]);
    const site = /** @type {Map<string, Uint8Array>} */ (await compiler("publish"));
    const name = `${folder?.about.slug}-site.zip`;
    save(name, toZip("", site), "application/zip");
    tell("published", { name, files: site.size });
  },
  export() {
    if (folder) save(`${folder.about.slug}.zip`, toZip(folder.about.slug, folder.files), "application/zip");
  },
  /** @param {{ day: string }} step */
  async back({ day }) {
    if (folder) exchange(await keeper.left(folder.about.id, day));
  },
  async update() {
    await keep();
    const registration = await navigator.serviceWorker.getRegistration();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration?.waiting?.postMessage("update");
  },
};

/** @param {string} path @param {string} words */
function put(path, words) {
  write(path, bytesOf(words));
  editor.replace(path, words);
}

/** Makes the folder hold what these are. @param {Map<string, Uint8Array>} files */
function exchange(files) {
  for (const path of places()) if (!files.has(path)) write(path, null);
  for (const [path, bytes] of files) {
    if (text(bytes) !== text(folder?.files.get(path))) {
      write(path, bytes);
      editor.replace(path, text(bytes));
    }
  }
  tell("files", { files: places() });
}

/** @param {string} asked */
async function step(asked) {
  const { kind, ...more } = JSON.parse(asked);
  try {
    await steps[/** @type {keyof typeof steps} */ (kind)](more);
  } catch (error) {
    failed(error);
  }
}

/** @param {"editor" | "page"} name @param {HTMLElement | null} element */
function slot(name, element) {
  const fills = name === "editor" ? editor : preview;
  if (element) fills.mount(element);
  else fills.unmount();
}

// --- the service worker ------------------------------------------------------------------------------------------

async function serve() {
  if (Preview.refusal()) return;
  preview.listen();
  const registration = await navigator.serviceWorker.register("./service-worker.js");
  const watch = () => {
    if (registration.waiting && navigator.serviceWorker.controller) tell("newer");
  };
  watch();
  const { active } = await navigator.serviceWorker.ready;
  // What is kept is not fetched again.
  if (!(await caches.match("./desk.js"))) active?.postMessage("keep");
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", watch);
  });
}

addEventListener("beforeunload", (event) => {
  if (unkept.size > 0) {
    keep();
    event.preventDefault();
  }
});
document.addEventListener("visibilitychange", () => keep());
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", async (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file && !folder) await takeZip(file).catch(failed);
});

await init();
start(/** @type {Element} */ (document.querySelector("#desk")), step, slot, (/** @type {typeof hear} */ hears) => {
  hear = hears;
});
serve().catch(failed);
keeper.list().then((folders) => tell("kept", { folders }), failed);
