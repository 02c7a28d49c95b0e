// The program, as often as it is needed. The command puts wasm-bindgen's script into `launch`, so that each call makes
// an instance of its own. It has no imports: the command fills it after other scripts are bundled.

/**
 * What the program says of itself.
 * @typedef {Error & { problem?: "document" | "hash" | "build" | "crash" }} Problem
 */

/**
 * An instance of the program.
 * @typedef {object} Instance
 * @property {(root: HTMLElement, edition: Uint8Array, onCrash: (crash: Problem) => void) => Promise<() => void>} draw
 *   Draws the islands of `edition` in their hosts under `root`. Resolves, once all of them answer, with a function that
 *   ends them; rejects if it will not or cannot. A later crash is told to `onCrash`. Whichever way it ends, the hosts
 *   have again what they had.
 */

/**
 * What wasm-bindgen's script has.
 * @typedef {object} Glue
 * @property {() => WebAssembly.Imports} imports
 * @property {(instance: { exports: object }, module: WebAssembly.Module) => void} begin
 * @property {(root: HTMLElement, edition: Uint8Array, onReady: () => void) => () => void} start Throws an error whose
 *   message begins with a code and a colon, and then has changed nothing (src/bin/sidelight-app.rs).
 */

// As it is now: a page may put something else in its place.
const { WebAssembly } = self;

/**
 * Compiles what was fetched; a type that servers get wrong costs time, not the program.
 * @param {Response} response
 */
export async function compile(response) {
  if (!response.ok) throw Error(`${response.status} for ${response.url}`);
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Resolves with an instance. What escapes from a call into it has left it in no state to go on: that ends it, whoever
 * called, and no call reaches it any more. So a crash is known by where it happened: a page's own errors, its other
 * programs and its handlers have no part in it.
 * @param {WebAssembly.Module} compiled
 * @returns {Promise<Instance>}
 */
export async function launch(compiled) {
  /** What draws at present, each with what to do when it crashes. @type {Map<HTMLElement, (crash: Problem) => void>} */
  const drawn = new Map();
  let depth = 0;
  /** @type {Problem | undefined} */
  let crash;
  // What wasm-bindgen finds in the place of a result: nothing that it would act on.
  /** @type {unknown[]} */
  const nothing = [];

  /** @type {(call: Function) => (...values: unknown[]) => unknown} */
  const guard =
    (call) =>
    (...values) => {
      if (crash) return nothing;
      depth++;
      try {
        return call(...values);
      } catch (error) {
        crash ??= Object.assign(Error(String(error)), { problem: /** @type {const} */ ("crash") });
        // A call that it came through has to end, too.
        if (depth > 1) throw error;
        return nothing;
      } finally {
        depth--;
        if (crash && !depth) for (const tell of drawn.values()) tell(crash);
      }
    };

  /** @type {Glue} */
  const { imports, begin, start } = /** @type {any} */ (
    (() => {
      /* sidelight:glue */
    })()
  );
  const { exports } = await WebAssembly.instantiate(compiled, imports());
  const guarded = Object.entries(exports).map(([name, value]) => [
    name,
    typeof value === "function" ? guard(value) : value,
  ]);
  begin({ exports: Object.fromEntries(guarded) }, compiled);
  if (crash) throw crash;

  return {
    draw: (root, edition, onCrash) =>
      new Promise((resolve, reject) => {
        if (crash) throw crash;
        const restore = keep(root);
        let isDrawn = false;
        const leave = () => {
          drawn.delete(root);
          restore();
        };
        drawn.set(root, (crash) => {
          leave();
          if (isDrawn) onCrash(crash);
          else reject(crash);
        });
        try {
          const end = start(root, edition, () => {
            isDrawn = true;
            resolve(() => {
              drawn.delete(root);
              if (!crash) end();
              restore();
            });
          });
        } catch (error) {
          // It was refused; a crash was told already.
          if (drawn.has(root)) leave();
          reject(refusal(/** @type {Error} */ (error)));
        }
      }),
  };
}

/**
 * Keeps what the islands' hosts under `root` have. Returns what gives it back: what a stopped program leaves would not
 * answer, and what it hid could not be chosen.
 * @param {HTMLElement} root
 */
function keep(root) {
  /** @type {NodeListOf<HTMLElement>} */
  const hosts = root.querySelectorAll("[data-island]");
  const kept = [...hosts].map((host) => [...host.childNodes]);
  // Yew 0.23 keeps its listeners on a host for ever, and with them the host (`HostHandlers::add_listener` in
  // https://docs.rs/yew/0.23.0/src/yew/dom_bundle/subtree_root.rs.html).
  /** @type {(() => void)[]} */
  const listeners = [];
  for (const host of hosts) {
    host.addEventListener = (/** @type {[any, any, any?]} */ ...how) => {
      listeners.push(() => host.removeEventListener(...how));
      EventTarget.prototype.addEventListener.apply(host, how);
    };
  }
  return () => {
    for (const remove of listeners) remove();
    hosts.forEach((host, index) => {
      Reflect.deleteProperty(host, "addEventListener");
      host.replaceChildren(...kept[index]);
    });
    for (const claim of root.querySelectorAll(".claim[hidden]")) claim.removeAttribute("hidden");
  };
}

/**
 * What the program says of itself begins with a code and a colon.
 * @param {Error} error
 * @returns {Problem}
 */
function refusal(error) {
  const [, problem, message] = /^(document|hash|build): (.*)/s.exec(error.message) ?? [];
  return problem ? Object.assign(Error(message), { problem: /** @type {Problem["problem"]} */ (problem) }) : error;
}
