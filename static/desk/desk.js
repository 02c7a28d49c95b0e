// The desk's page: what the application asks for is done here, with the browser's storage, a worker that compiles, an
// editor, and a page that a service worker answers for.

import { begun, emptyForms, TAKEN, takenIn } from "./adding.js";
import { asking, fresh } from "./asking.js";
import { chosen, dropped, save } from "./dialogs.js";
import * as disks from "./disk.js";
import { Editor, replaced } from "./editor.js";
import { enterText, leadFocus } from "./focus.js";
import { between, bytesOf, fromFiles, fromZip, Refused, slugOf, textOf, toZip } from "./folder.js";
import * as keeper from "./keeper.js";
import { Keeping } from "./keeping.js";
import { Looking } from "./looking.js";
import { lineOf, Preview } from "./preview.js";
import { publish } from "./publishing.js";
import init, { start } from "./sidelight-desk.js";
import { toWrite } from "./tabs.js";
import { hears, tell } from "./telling.js";
import * as updates from "./updates.js";
import { keepLanguage, say, speak, wanted } from "./words.js";

const compiler = asking(new Worker("./compiler.js", { type: "module" }));
/** The same, where it may refuse what a writer wants: that is told as it is. @type {typeof compiler} */
const refusing = (what, asked) => compiler(what, asked).catch((error) => Promise.reject(new Refused(error.message)));

const root = /** @type {HTMLElement} */ (document.querySelector("#desk"));

/**
 * A folder that is open; without what gives it back, to be read alone.
 * @typedef {{ about: keeper.About, files: Map<string, Uint8Array>, release: (() => void) | null, disk: disks.Disk | null }} Folder
 */
/** @type {Folder | null} */
let folder = null;

// --- what is written ---------------------------------------------------------------------------------------------

const keeping = new Keeping(tell);

/** @param {string} path @param {Uint8Array | null} bytes */
function write(path, bytes) {
  if (!folder) return;
  if (!folder.release) throw new Refused(say("read-only"));
  if (bytes) folder.files.set(path, bytes);
  else folder.files.delete(path);
  folder.about.at = Date.now();
  folder.disk?.wrote(path, bytes);
  tellDisk();
  keeping.wrote([{ path, bytes }]);
  compiler("put", [{ path, bytes }]).catch(failed);
  clearTimeout(resting);
  look();
}

/** What is not in the folder of this machine yet, or was changed there, where there is one. */
const tellDisk = () => folder?.disk && tell("disk", { disk: folder.disk.state });

/** How long a stroke waits for the next before it is told to those who hear what is wrong, in ms. */
const RESTS_AFTER = 1_200;
let resting = 0;

const looking = new Looking(compiler, ({ names, remarks, headline, ...rest }, isNewest) => {
  if (folder && headline) folder.about.headline = headline;
  tell("told", { names, remarks, headline, ...rest });
  editor.told(names, remarks, places());
  clearTimeout(resting);
  if (isNewest) resting = setTimeout(() => tell("rested"), RESTS_AFTER);
  if (headline === null || !isNewest) return;
  preview.show();
  if (!Preview.refusal()) tell("previewed");
});
const look = () => looking.look().catch(failed);

/** What cannot be helped is said, and what was written is kept all the same. @param {unknown} error */
function failed(error) {
  const why = error instanceof Error ? error.message : String(error);
  tell("refused", { why: error instanceof Refused ? why : say("went-wrong", { why }) });
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
  (old, name) => rename(old, name).catch(failed),
);
/** The name at which a writer is. @type {import("./editor.js").Name | null} */
let at = null;
/** What is written as text all the same: rows, of which there is a grid, or entries, of which there is a form. @type {Set<string | null>} */
const asText = new Set();

// A click in the page leads to the words that made it.
const preview = new Preview(
  (words) => {
    const found = folder && lineOf(folder.files, words);
    if (found) show(found.path, found.line, 1);
  },
  (name) => compiler("preview", name),
);

/** @param {string} path @param {number} line @param {number} column @param {string} [key] Which is filled in there. */
function show(path, line, column, key) {
  const bytes = folder?.files.get(path);
  if (!bytes) return;
  const other = Editor.otherForm(path, bytes, !folder?.release);
  const isTextual = asText.has(other);
  tell("shown", { path, form: other === "held" ? null : other && (isTextual ? "text" : other) });
  tell("turn", { to: "write" });
  editor.show(path, bytes, { line, column, key }, isTextual ? null : other);
  enterText(root);
}

const places = () => [...(folder?.files.keys() ?? [])].sort();
/** The file that is shown at first. */
const first = () => (folder?.files.has("article.md") ? "article.md" : (places()[0] ?? ""));

// --- folders -----------------------------------------------------------------------------------------------------

/** Another tab takes over what is written here. */
async function stop() {
  if (!folder) return;
  folder.release = folder.disk = null;
  await keeping.keep();
  // What could not be kept is still here, for a zip; it is not to come between what the other writes.
  keeping.of(null);
  const path = editor.path ?? first();
  editor.isReading = true;
  show(path, 1, 1);
  tell("elsewhere");
}

/** @param {Pick<import("./folder.js").Taken, "slug" | "files"> & { leftOut?: string[], known?: disks.Known }} taken */
async function begin({ slug, files, leftOut = [], known }) {
  const id = fresh();
  const release = await toWrite(id, stop);
  const disk = known ? new disks.Disk(id, known) : null;
  const about = { id, slug, headline: "", at: Date.now() };
  const isOpen = opened({ about, files, release, disk }, leftOut);
  keeping.of(about, false);
  keeping.wrote([...files].map(([path, bytes]) => ({ path, bytes })));
  disk?.keep().catch(failed);
  await isOpen;
  // Of what is worth keeping, a browser need not ask; others drop it when they have no room.
  navigator.storage?.persist?.().catch(() => false);
}

/** @param {string} id @param {boolean} [isTaken] Whether it is taken over from another tab. */
async function goOn(id, isTaken) {
  const release = await toWrite(id, stop, isTaken);
  try {
    const { about, files } = await keeper.open(id);
    const disk = release && (await disks.Disk.of(id, files).catch(failed));
    const isOpen = opened({ about, files, release, disk: disk ?? null }, []);
    if (!release) tell("elsewhere");
    lookAtDisk().catch(failed);
    await isOpen;
  } catch (error) {
    release?.();
    throw error;
  }
}

/** @param {Folder} found @param {string[]} leftOut */
async function opened(found, leftOut) {
  folder = found;
  keeping.of(folder.about);
  looking.of(folder);
  editor.isReading = !folder.release;
  tell("opened", { slug: folder.about.slug, files: places(), left_out: leftOut });
  // Before it can be typed into.
  show(first(), 1, 1);
  tellDisk();
  const why = Preview.refusal();
  if (why) tell("no-preview", { why });
  tell("days", { days: await keeper.days(folder.about.id).catch(() => []) });
  await look();
}

async function close() {
  await keeping.keep();
  if (!keeping.isDone && !confirm(say("leave-unkept"))) return;
  keeping.of(null);
  looking.of(null);
  folder?.release?.();
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
    if (!response.ok) throw Error(`example.zip: ${response.status}`);
    await begin(fromZip("example", new Uint8Array(await response.arrayBuffer())));
  },
  async "open-folder"() {
    const found = disks.canPick() ? await disks.opened() : await fromFiles(await chosen("", true));
    if (found && "id" in found) await goOn(found.id);
    else if (found) await begin(found);
  },
  async "open-zip"() {
    const [file] = await chosen(".zip,application/zip", false);
    if (file) await takeZip(file);
  },
  /** @param {{ id: string }} step */
  continue: ({ id }) => goOn(id),
  /** @param {{ id: string }} step */
  async forget({ id }) {
    const release = await toWrite(id, stop);
    if (!release) throw new Refused(say("elsewhere"));
    if (confirm(say("forget-sure"))) await Promise.all([keeper.forget(id), disks.forget(id)]);
    release();
    tell("kept", { folders: await keeper.list() });
  },
  close,
  async "take-over"() {
    if (folder) await goOn(folder.about.id, true);
  },
  /** @param {{ path: string, line: number, column: number }} step */
  show: ({ path, line, column }) => show(path, line, column),
  /** @param {{ path: string, key: string }} step */
  fill: ({ path, key }) => show(path, 1, 1, key),
  /** @param {{ path: string, line: number, column: number, old: string, new: string }} step */
  replace(step) {
    show(step.path, step.line, step.column);
    put(step.path, replaced(textOf(folder?.files.get(step.path)), step));
  },
  /** @param {{ what: string, name: string }} asked */
  async add(asked) {
    takeIn(await begun(asked, folder?.files ?? new Map(), refusing));
    emptyForms(root);
  },
  async bring() {
    for (const file of await chosen(TAKEN, false)) await take(file);
  },
  /** @param {{ path: string }} step */
  remove({ path }) {
    if (!confirm(say("delete-sure", { name: path }))) return;
    write(path, null);
    tell("files", { files: places() });
    show("article.md", 1, 1);
  },
  /** @param {{ old: string }} step */
  async rename({ old }) {
    const name = prompt(say("rename-to", { name: old }), old.split(":")[1])?.trim();
    if (name) await rename(old, name);
  },
  /** @param {{ path: string, form: string }} step */
  form({ path, form }) {
    if (form !== "text") asText.delete(form);
    else asText.add(Editor.otherForm(path, folder?.files.get(path) ?? new Uint8Array()));
    show(path, 1, 1);
  },
  /** @param {{ address: string }} step */
  async source({ address }) {
    const { bytes, line } = await refusing("withSource", { address });
    put("sources.toml", textOf(bytes));
    tell("files", { files: places() });
    show("sources.toml", line, 1);
    emptyForms(root);
  },
  /** @param {{ view: import("./preview.js").View }} step */
  look: ({ view }) => preview.look(view),
  async publish() {
    await look();
    if (folder) await publish(folder);
  },
  async "publish-into"() {
    const handle = await disks.picked("site", "readwrite");
    if (!handle) return;
    await look();
    if (folder) await publish(folder, handle);
  },
  "look-at-disk": () => lookAtDisk(true),
  async save() {
    if (!folder?.disk) return;
    await folder.disk.save(folder.files).finally(tellDisk);
  },
  /** @param {{ path: string, is_own: boolean }} step */
  async settle({ path, is_own }) {
    const theirs = await folder?.disk?.settle(path, is_own);
    const files = new Map(folder?.files);
    if (theirs?.bytes) files.set(path, theirs.bytes);
    else files.delete(path);
    if (theirs) await become(files);
    tellDisk();
  },
  export() {
    if (folder) save(`${folder.about.slug}.zip`, toZip(folder.about.slug, folder.files), "application/zip");
  },
  /** @param {{ day: string }} step */
  async back({ day }) {
    if (folder) await become(await keeper.left(folder.about.id, day));
  },
  /** @param {{ language: import("./words.js").Tag }} step */
  async speak({ language }) {
    await speak(language);
    keepLanguage(language);
    tell("speaks", { language });
  },
  async update() {
    await keeping.keep();
    if (!keeping.isDone) throw new Refused(say("not-kept-yet"));
    await updates.take(folder?.about.id);
  },
};

async function lookAtDisk(isAsked = false) {
  await folder?.disk?.look(folder.files, isAsked);
  tellDisk();
}

/** The same, of which what was before can be gone back to. @param {Map<string, Uint8Array>} files */
async function become(files) {
  await keeping.leave();
  exchange(files);
}

/** Gives a thing another name, everywhere it is meant. @param {string} old @param {string} name */
async function rename(old, name) {
  exchange(/** @type {Map<string, Uint8Array>} */ (await refusing("rename", { old, new: name })));
}

/** @param {import("./adding.js").Made} made */
function takeIn({ made, path, line, column }) {
  exchange(new Map([...(folder?.files ?? []), ...made]));
  show(path, line, column);
}

/** @param {File} file */
const take = async (file) => (folder ? takeIn(await takenIn(file, folder.files)) : takeZip(file));

/** @param {string} path @param {string} words */
function put(path, words) {
  write(path, bytesOf(words));
  editor.replace(path, bytesOf(words));
}

/** Makes the folder hold what these are. @param {Map<string, Uint8Array>} files */
function exchange(files) {
  for (const { path, bytes } of between(folder?.files ?? new Map(), files)) {
    write(path, bytes);
    editor.replace(path, bytes ?? new Uint8Array());
  }
  tell("files", { files: places() });
  if (editor.path && !files.has(editor.path)) show(first(), 1, 1);
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

addEventListener("beforeunload", (event) => {
  if (!keeping.isDone) {
    keeping.keep();
    event.preventDefault();
  }
});
document.addEventListener("visibilitychange", () => keeping.keep());
addEventListener("focus", () => lookAtDisk().catch(failed));
dropped((file) => take(file).catch(failed));

const language = wanted();
await Promise.all([init(), speak(language)]);
leadFocus(root, (to) => tell("turn", { to }));
start(root, step, slot, hears, say);
tell("speaks", { language });
if (!Preview.refusal()) {
  preview.listen();
  updates.serve(() => tell("newer"), compiler("here")).catch(failed);
}
const left = updates.left();
if (left) goOn(left).catch(failed);
else keeper.list().then((folders) => tell("kept", { folders }), failed);
