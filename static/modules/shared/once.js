/**
 * What is loaded once, for all who ask. After a failure the next who asks waits until a pause is over, which doubles
 * each time, and then has it tried again.
 *
 * `load` is told how often it has failed.
 * @template T
 * @param {(failures: number) => Promise<T>} load
 * @returns {() => Promise<T>}
 */
export function once(load) {
  let failures = 0;
  /** @type {Promise<T> | null} */
  let loaded;
  /** @type {Promise<void>} */
  let pause;

  /** @param {unknown} error */
  const fail = (error) => {
    loaded = null;
    pause = new Promise((end) => setTimeout(end, 500 * 2 ** failures++));
    throw error;
  };
  return () => {
    loaded ??= Promise.resolve(pause)
      .then(() => load(failures))
      .catch(fail);
    return loaded;
  };
}
