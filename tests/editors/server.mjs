// A headless editor: Taplo's language server, as Even Better TOML has it, on this checkout's own .taplo.toml.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { isAbsolute, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const packages = process.env.SIDELIGHT_NPM;
if (!packages) throw Error("SIDELIGHT_NPM does not name the folder with npm's packages; please use scripts/lint-web");
const { TaploLsp } = createRequire(`${packages}/`)("@taplo/lsp");

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

const environment = {
  now: () => new Date(),
  envVar: () => undefined,
  envVars: () => [],
  stdErrAtty: () => false,
  stdin: async () => new Uint8Array(),
  stdout: async (bytes) => bytes.length,
  stderr: async (bytes) => bytes.length,
  glob: () => [],
  readFile: (path) => readFile(path),
  writeFile: (path, bytes) => writeFile(path, bytes),
  urlToFilePath: (url) => fileURLToPath(url),
  isAbsolute: (path) => isAbsolute(path),
  cwd: () => root,
  findConfigFile: (from) => [".taplo.toml"].map((name) => join(from, name)).find(existsSync),
};

// It would ask a catalogue for the schemas of others.
globalThis.fetch = () => Promise.reject(Error("no network"));

// What it says of a file: first that nothing is known, then what is wrong with the form, then with the schema.
const ROUNDS = 3;

/** Starts the server for the checkout. */
export async function start() {
  const answers = new Map();
  const shown = new Set();
  const waiting = new Map();
  let last = 0;
  let server;
  const told = ({ id, method, params, result }) => {
    if (method === "textDocument/publishDiagnostics") {
      waiting.get(params.uri)?.(params.diagnostics);
    } else if (method && id !== undefined) {
      const empty = method === "workspace/configuration" ? params.items.map(() => null) : null;
      server.send({ jsonrpc: "2.0", id, result: empty });
    } else if (id !== undefined) {
      answers.get(id)?.(result);
    }
  };
  server = await TaploLsp.initialize(environment, { onMessage: told });
  const tell = (method, params) => server.send({ jsonrpc: "2.0", method, params });
  const ask = (method, params) =>
    new Promise((resolve) => {
      last += 1;
      answers.set(last, resolve);
      server.send({ jsonrpc: "2.0", id: last, method, params });
    });
  const uri = pathToFileURL(root).href;
  await ask("initialize", {
    processId: null,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "sidelight" }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { publishDiagnostics: {}, completion: {}, hover: { contentFormat: ["markdown"] } },
    },
  });
  tell("initialized", {});
  let version = 0;
  return {
    /** What the server offers or says at a place. */
    at(path, method, line, character) {
      const file = pathToFileURL(join(root, path)).href;
      return ask(`textDocument/${method}`, { textDocument: { uri: file }, position: { line, character } });
    },
    /** Opens a file with this text, or changes it to this; resolves with what the server says of it. */
    show(path, text) {
      const file = pathToFileURL(join(root, path)).href;
      let rounds = 0;
      const answered = new Promise((resolve) => {
        waiting.set(file, (diagnostics) => {
          rounds += 1;
          if (rounds === ROUNDS) resolve(diagnostics);
        });
      });
      version += 1;
      if (shown.has(file)) {
        tell("textDocument/didChange", { textDocument: { uri: file, version }, contentChanges: [{ text }] });
      } else {
        shown.add(file);
        tell("textDocument/didOpen", { textDocument: { uri: file, languageId: "toml", version, text } });
      }
      return answered;
    },
    stop: () => server.dispose(),
  };
}
