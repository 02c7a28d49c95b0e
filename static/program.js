// The program, as often as it is needed. The command puts wasm-bindgen's script into `launch`, so that each call makes
// an instance of its own, in which names of ours stand before the browser's.
const native = self.WebAssembly;

// Compiles what was fetched; a type that servers get wrong costs time, not the program.
export async function compile(response) {
  if (!response.ok) throw Error(`${response.status} for ${response.url}`);
  return response.headers.get("content-type") === "application/wasm"
    ? native.compileStreaming(response)
    : native.compile(await response.arrayBuffer());
}

// Resolves with an instance. What escapes from a call into it has left it in no state to go on: that ends it, whoever
// called, and no call reaches it any more. So a crash is known by where it happened: a page's own errors, its other
// programs and its handlers have no part in it.
export async function launch(compiled) {
  const drawn = new Map();
  let depth = 0;
  let cause;
  // What wasm-bindgen finds in the place of a result: nothing that it would act on.
  const nothing = [];
  const guard = (call) => (...values) => {
    if (cause) return nothing;
    depth++;
    try {
      return call(...values);
    } catch (error) {
      cause ??= Error(`crash: ${error}`);
      // A call that it came through has to end, too.
      if (depth > 1) throw error;
      return nothing;
    } finally {
      depth--;
      if (cause && !depth) for (const crash of drawn.values()) crash(cause);
    }
  };
  const WebAssembly = {
    __proto__: native,
    Instance: Object,
    async instantiate(module, imports) {
      const { exports } = await native.instantiate(module, imports);
      const guarded = ([name, value]) => [name, typeof value === "function" ? guard(value) : value];
      return { exports: Object.fromEntries(Object.entries(exports).map(guarded)) };
    },
  };
  const { init, start } = (() => {
    /* sidelight:glue */
  })();
  await init({ module_or_path: compiled });
  if (cause) throw cause;

  return {
    // Draws the islands of `edition` in their hosts under `root`. Resolves, once all of them answer, with a function
    // that ends them; rejects with an `Error` whose message begins with a code and a colon. A later crash is told to
    // `onCrash`. Whichever way it ends, the hosts have again what they had.
    draw: (root, edition, onCrash) => new Promise((resolve, reject) => {
      const islands = [...root.querySelectorAll("[data-island]")].map((host) => [host, [...host.childNodes]]);
      // Yew 0.23 keeps its listeners on a host for ever, and with them the host (`HostHandlers::add_listener`).
      const listeners = [];
      for (const [host] of islands) {
        host.addEventListener = (...how) => {
          listeners.push([host, how]);
          EventTarget.prototype.addEventListener.apply(host, how);
        };
      }
      let isDrawn;
      let end;
      const restore = () => {
        drawn.delete(root);
        // What a stopped program leaves would not answer, and what it hid could not be chosen.
        for (const [host, how] of listeners) host.removeEventListener(...how);
        for (const [host, nodes] of islands) {
          delete host.addEventListener;
          host.replaceChildren(...nodes);
        }
        for (const claim of root.querySelectorAll(".claim[hidden]")) claim.hidden = false;
      };
      if (cause) throw cause;
      drawn.set(root, (error) => {
        restore();
        if (isDrawn) onCrash(error);
        else reject(error);
      });
      try {
        end = start(root, edition, () => {
          isDrawn = true;
          resolve(() => {
            drawn.delete(root);
            if (!cause) end();
            restore();
          });
        });
      } catch (error) {
        // It was refused; a crash was told already.
        if (drawn.has(root)) restore();
        reject(error);
      }
    }),
  };
}
