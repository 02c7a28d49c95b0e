// The editor: CodeMirror, with what the compiler knows of a folder.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, isolateHistory, redo, undo } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { toml } from "@codemirror/legacy-modes/mode/toml";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Annotation, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { bytesOf, textOf } from "./folder.js";
import { Form } from "./form.js";
import { Grid, MOST_ROWS } from "./grid.js";
import { Held, isText } from "./held.js";
import { fitting } from "./names.js";
import { schemaName } from "./schemas.js";
import { snippets } from "./snippets.js";
import { phrases } from "./words.js";

/**
 * @typedef {{ kind: string, name: string, title: string, path: string, line: number, column: number, is_declared: boolean }} Name
 * @typedef {{ level: "mistake" | "warning", path: string, line: number, column: number, message: string, hint: string | null }} Remark
 */

/** A file of so many characters is passed on each so many ms: to make a text of it takes long. */
const LARGE = 500_000;
const PAUSE = 500;

/** What was not written by the writer's hand in this view. */
const fromOutside = Annotation.define();

const look = HighlightStyle.define([
  { tag: [tags.heading, tags.strong], fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--link)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--string)" },
  { tag: [tags.propertyName, tags.atom], color: "var(--key)" },
  { tag: [tags.comment, tags.meta], color: "var(--soft)" },
  { tag: [tags.number, tags.bool], color: "var(--number)" },
]);

const languages = { md: () => markdown(), toml: () => StreamLanguage.define(toml) };

/** Characters to what CodeMirror counts in. @param {string} line @param {number} column */
const unitsBefore = (line, column) => [...line].slice(0, column - 1).join("").length;

/**
 * A text with words in the place of others, if those stand there.
 * @param {string} text
 * @param {{ line: number, column: number, old: string, new: string }} place
 */
export function replaced(text, { line, column, old, new: other }) {
  const lines = text.split("\n");
  const letters = [...(lines[line - 1] ?? "")];
  const rest = letters.slice(column - 1).join("");
  lines[line - 1] = letters.slice(0, column - 1).join("") + rest.replace(old, () => other);
  return lines.join("\n");
}

export class Editor {
  /** @type {Map<string, EditorState>} */
  #states = new Map();
  /** @type {EditorView | null} */
  #view = null;
  /** @type {string | null} */
  #path = null;
  /** @type {Name[]} */
  #names = [];
  /** @type {Map<string, Name[]>} */
  #byFile = new Map();
  /** The folder's files. @type {string[]} */
  #paths = [];
  /** @type {Remark[]} */
  #remarks = [];
  /** @type {Element | null} */
  #parent = null;
  /** Passes on what was written in a large file. @type {(() => void) | null} */
  #pass = null;
  #pausing = 0;
  /** Whether nothing is to be written. */
  #isReading = false;
  /** What may be in the place of the text. */
  #others;
  #changed;
  #moved;
  #named;

  /**
   * @param {(path: string, text: string) => void} changed Is told what a writer wrote.
   * @param {(path: string, line: string) => void} moved Is told the line in which a writer is.
   * @param {(name: Name | null) => void} named Is told the name at which a writer is.
   * @param {(ask: string, asked: unknown) => Promise<any>} asks Asks the compiler.
   * @param {(old: string, name: string) => Promise<void>} rename Gives a thing another name, everywhere it is meant.
   */
  constructor(changed, moved, named, asks, rename) {
    this.#changed = changed;
    this.#moved = moved;
    this.#named = named;
    /** @param {string} path @param {string} text */
    const wrote = (path, text) => {
      this.#remember(path, text);
      changed(path, text);
      // By now it may be shown as text.
      if (path === this.#path && !this.#other) this.replace(path, bytesOf(text));
    };
    this.#others = { grid: new Grid(asks, wrote), form: new Form(asks, wrote, rename), held: new Held() };
    for (const { element } of [this.#others.grid, this.#others.form]) {
      element.addEventListener("keydown", (event) => this.#takeBack(event));
    }
  }

  get path() {
    return this.#path;
  }

  /** @param {boolean} is */
  set isReading(is) {
    this.#isReading = is;
    this.#states.clear();
    this.#byFile.clear();
    this.#path = null;
  }

  /** @param {Element} parent */
  mount(parent) {
    this.#parent = parent;
    this.#view = new EditorView({ parent, state: this.#states.get(this.#path ?? "") });
    this.#mark();
    this.#view.focus();
  }

  unmount() {
    this.#pass?.();
    this.#view?.destroy();
    this.#view = this.#parent = null;
    this.#states.clear();
    this.#byFile.clear();
    this.#path = null;
  }

  /** @param {string} path @param {import("@codemirror/state").Text} text */
  #write(path, text) {
    this.#pass = () => {
      clearTimeout(this.#pausing);
      this.#pausing = 0;
      this.#pass = null;
      this.#changed(path, text.toString());
    };
    if (text.length < LARGE) this.#pass();
    // Who types on is not to lose more than this.
    else this.#pausing ||= setTimeout(() => this.#pass?.(), PAUSE);
  }

  /** @param {string} path @param {string} text */
  #stateOf(path, text) {
    const language = languages[/** @type {keyof typeof languages} */ (path.split(".").at(-1))];
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        closeBrackets(),
        lintGutter(),
        EditorState.readOnly.of(this.#isReading),
        EditorView.lineWrapping,
        EditorState.phrases.of(phrases()),
        // A file is TOML in whatever language a writer is; each line of a text runs as its own words do.
        EditorView.editorAttributes.of({ dir: "ltr" }),
        EditorView.perLineTextDirection.of(path.endsWith(".md")),
        // Tab leads out of it, but while something is filled in: then Escape comes first, which app/mod.rs says to those
        // who do not see it (https://codemirror.net/examples/tab/).
        EditorView.contentAttributes.of({
          // What can be written in has the focus by itself; rule engines ask for it in so many words.
          tabindex: "0",
          "aria-label": path,
          "aria-describedby": "editor-keys",
          class: path.endsWith(".md") ? "prose" : "",
          spellcheck: path.endsWith(".md") ? "true" : "false",
        }),
        syntaxHighlighting(look),
        ...(language ? [language()] : []),
        autocompletion({
          override: [(context) => this.#complete(context), (context) => snippets(path, context)],
          // They are letters of fonts that many machines lack.
          icons: false,
        }),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.domEventHandlers({ blur: () => this.#pass?.() }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((it) => it.annotation(fromOutside))) {
            this.#write(path, update.state.doc);
          }
          if (update.docChanged || update.selectionSet) {
            this.#moved(path, update.state.doc.lineAt(update.state.selection.main.head).text);
            this.#named(this.#nameAt(update.state));
          }
        }),
      ],
    });
  }

  /** @param {import("@codemirror/autocomplete").CompletionContext} context */
  #complete(context) {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const options = fitting(before, this.#names, this.#paths);
    if (!options) return null;
    const word = /[\w-]*$/.exec(before)?.[0] ?? "";
    return { from: context.pos - word.length, options, validFor: /^[\w-]*$/ };
  }

  /** The name that the caret is at. @param {EditorState} state */
  #nameAt(state) {
    const at = state.selection.main.head;
    const line = state.doc.lineAt(at);
    const found = this.#names.find((name) => {
      if (name.path !== this.#path || name.line !== line.number) return false;
      const from = line.from + unitsBefore(line.text, name.column);
      return from <= at && at <= from + name.name.length;
    });
    return found ?? null;
  }

  /**
   * How a file is written, if not as text, or as text alone.
   * @param {string} path
   * @param {Uint8Array} bytes
   * @param {boolean} [isRead] Whether it is not to be written.
   * @returns {"grid" | "form" | "held" | null}
   */
  static otherForm(path, bytes, isRead) {
    if (!isText(path)) return "held";
    if (isRead) return null;
    if (schemaName(path)) return "form";
    return path.endsWith(".csv") && textOf(bytes).split("\n").length <= MOST_ROWS ? "grid" : null;
  }

  /** What is in the place of the text, if anything is. */
  get #other() {
    return Object.values(this.#others).find(({ element }) => element.isConnected);
  }

  /** A file as it is written by now, with what can be taken back of it. @param {string} path @param {string} text */
  #stateWith(path, text) {
    const known = this.#states.get(path);
    const state = known?.doc.toString() === text ? known : this.#stateOf(path, text);
    this.#states.set(path, state);
    return state;
  }

  /** What a grid or a form wrote can be taken back, as what was typed. @param {string} path @param {string} text */
  #remember(path, text) {
    const state = this.#states.get(path);
    if (!state) return;
    const before = state.doc.toString();
    let from = 0;
    while (from < before.length && before[from] === text[from]) from += 1;
    const most = Math.min(before.length, text.length) - from;
    let same = 0;
    while (same < most && before.at(-1 - same) === text.at(-1 - same)) same += 1;
    const changes = { from, to: before.length - same, insert: text.slice(from, text.length - same) };
    this.#states.set(path, state.update({ changes, annotations: isolateHistory.of("full") }).state);
  }

  /** In a grid or a form, what was done last in its file is taken back, and done again. @param {KeyboardEvent} event */
  #takeBack(event) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    const control = event.target;
    const isField = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
    // What is not written yet is the field's own to take back.
    if (isField && control.value !== control.defaultValue) return;
    event.preventDefault();
    const path = this.#path ?? "";
    const state = this.#states.get(path);
    const other = this.#other;
    if (!state || !other) return;
    const command = key === "y" || event.shiftKey ? redo : undo;
    command({
      state,
      dispatch: ({ state }) => {
        const text = state.doc.toString();
        this.#states.set(path, state);
        this.#changed(path, text);
        other.replace(bytesOf(text));
      },
    });
  }

  /**
   * Shows a file at a place.
   * @param {string} path
   * @param {Uint8Array} bytes
   * @param {{ line: number, column: number, key?: string }} place
   * @param {"grid" | "form" | "held" | null} form How it is written, if not as text.
   */
  show(path, bytes, { line, column, key }, form) {
    // With what can be taken back in it.
    if (this.#path && this.#view && !this.#other) this.#states.set(this.#path, this.#view.state);
    this.#path = path;
    this.#other?.element.remove();
    this.#parent?.classList.toggle("without-text", form !== null);
    if (form) {
      // What is not seen is not changed either, by what a browser itself takes back.
      this.#view?.setState(EditorState.create({ extensions: EditorView.editable.of(false) }));
      if (form !== "held") this.#stateWith(path, textOf(bytes));
      this.#named(null);
      const other = this.#others[form];
      this.#parent?.append(other.element);
      other.show(path, bytes, { line, column, key });
      return;
    }
    const state = this.#stateWith(path, textOf(bytes));
    this.#view?.setState(state);
    this.#mark();
    const found = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
    const at = found.from + Math.min(unitsBefore(found.text, column), found.length);
    this.#view?.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    this.#view?.focus();
  }

  /** What a file holds by now, which another hand wrote. @param {string} path @param {Uint8Array} bytes */
  replace(path, bytes) {
    this.#states.delete(path);
    if (path !== this.#path || !this.#view) return;
    const other = this.#other;
    if (other) {
      if (other !== this.#others.held) this.#stateWith(path, textOf(bytes));
      other.replace(bytes);
      return;
    }
    const text = textOf(bytes);
    const { doc, selection } = this.#view.state;
    if (doc.toString() === text) return;
    const anchor = Math.min(selection.main.head, text.length);
    this.#view.dispatch({
      changes: { from: 0, to: doc.length, insert: text },
      selection: { anchor },
      annotations: fromOutside.of(true),
    });
  }

  /**
   * @param {Record<string, Name[]>} names Of each file in which they are others.
   * @param {Remark[]} remarks
   * @param {string[]} paths The folder's files.
   */
  told(names, remarks, paths) {
    this.#paths = paths;
    for (const [path, those] of Object.entries(names)) this.#byFile.set(path, those);
    this.#names = [...this.#byFile.values()].flat();
    this.#remarks = remarks;
    this.#mark();
    this.#others.grid.told(remarks);
    this.#others.form.told(this.#names, remarks);
    if (this.#view && !this.#other) this.#named(this.#nameAt(this.#view.state));
  }

  #mark() {
    const view = this.#view;
    if (!view || this.#other) return;
    const { doc } = view.state;
    const found = this.#remarks.filter(({ path, line }) => path === this.#path && line <= doc.lines);
    const diagnostics = found.map(({ level, line, column, message, hint }) => {
      const place = doc.line(line);
      const from = Math.min(place.from + unitsBefore(place.text, column), place.to);
      const word = /^[\p{L}\p{N}_:.-]+/u.exec(doc.sliceString(from, place.to))?.[0] ?? "";
      const severity = /** @type {"error" | "warning"} */ (level === "mistake" ? "error" : "warning");
      return { from, to: from + word.length, severity, message: hint ? `${message}\n${hint}` : message };
    });
    view.dispatch(setDiagnostics(view.state, diagnostics));
  }
}
