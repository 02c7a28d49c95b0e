// What is loaded once.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { once } from "../../static/modules/shared/once.js";

test("all who ask have one", async () => {
  const load = mock.fn(async () => ({}));
  const loaded = once(load);
  assert.equal(await loaded(), await loaded());
  assert.equal(load.mock.callCount(), 1);
});

test("a failure is tried again, after a pause that doubles", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const load = t.mock.fn(async (failures) => {
    if (failures < 2) throw Error(String(failures));
    return failures;
  });
  const loaded = once(load);
  const asked = () => loaded().catch(({ message }) => message);
  assert.equal(await asked(), "0");
  for (const [milliseconds, expected] of [
    [500, "1"],
    [1000, 2],
  ]) {
    const result = asked();
    const calls = load.mock.callCount();
    t.mock.timers.tick(milliseconds - 1);
    await new Promise(setImmediate);
    assert.equal(load.mock.callCount(), calls, "not before the pause is over");
    t.mock.timers.tick(1);
    assert.equal(await result, expected);
  }
});
