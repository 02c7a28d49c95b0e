// Asking a worker, and hearing its answer; what is asked for once; and names that nothing else has.

/** Also at http addresses, where there is no randomUUID. */
export const fresh = () => crypto.getRandomValues(new Uint32Array(4)).join("-");

/**
 * What is asked for once, by all who need it. What failed is asked for again by the next.
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {() => Promise<T>}
 */
export function once(ask) {
  let asked = /** @type {Promise<T> | null} */ (null);
  return () => {
    asked ??= ask().catch((error) => {
      asked = null;
      throw error;
    });
    return asked;
  };
}

/**
 * @param {Worker} worker
 * @returns {(ask: string, asked?: unknown, transfer?: Transferable[]) => Promise<any>}
 */
export function asking(worker) {
  /** @type {Map<number, { resolve: (answer: unknown) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { number, answer, error } }) => {
    const asker = waiting.get(number);
    waiting.delete(number);
    if (error !== undefined) asker?.reject(Error(error));
    else asker?.resolve(answer);
  });
  const failed = () => {
    for (const { reject } of waiting.values()) reject(Error("the worker has ended"));
    waiting.clear();
  };
  worker.addEventListener("error", failed);
  return (ask, asked, transfer = []) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ ask, asked, number: last }, transfer);
    });
}
