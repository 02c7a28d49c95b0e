// Waking, and what becomes of it when it fails: with programs of one line, from addresses that hold them.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { wake } from "../../static/modules/shared/waking.js";

const bytes = () => Promise.resolve(new ArrayBuffer(3));
const program = (draw) => Promise.resolve(async () => ({ draw }));

/** What a root, its program's end and its host were told. */
async function woken(program, edition, isWanted) {
  const root = { dataset: {} };
  const onProblem = mock.fn();
  const end = await wake(root, program, edition, onProblem, isWanted);
  return {
    state: root.dataset.state,
    end,
    root,
    onProblem,
    problems: onProblem.mock.calls.map((call) => call.arguments[0]),
  };
}

test("it is drawn", async () => {
  const draw = mock.fn(async () => "end");
  const { state, end, root, problems } = await woken(program(draw), bytes());
  assert.deepEqual([state, end, problems], ["full", "end", []]);
  assert.equal(draw.mock.calls[0].arguments[0], root);
  assert.equal(draw.mock.calls[0].arguments[1].length, 3);
});

test("why it is not", async () => {
  const refuse = async () => {
    throw Object.assign(Error("another"), { problem: "hash" });
  };
  const fail = () => Promise.reject(Error("404"));
  for (const [its, edition, code, message] of [
    [fail(), bytes(), "load", "404"],
    [program(async () => "end"), fail(), "document", "404"],
    [program(refuse), bytes(), "hash", "another"],
  ]) {
    const { state, end, problems } = await woken(its, edition);
    assert.deepEqual([state, end, problems], ["static", undefined, [{ code, message }]]);
  }
});

test("nothing is drawn that nobody wants", async () => {
  const draw = mock.fn();
  const { state, end } = await woken(program(draw), bytes(), () => false);
  assert.deepEqual([state, end, draw.mock.callCount()], [undefined, undefined, 0]);
});

test("a later crash is told", async () => {
  let crash;
  const draw = async (_root, _edition, onCrash) => {
    crash = () => onCrash(Object.assign(Error("unreachable"), { problem: "crash" }));
    return "end";
  };
  const { root, onProblem } = await woken(program(draw), bytes());
  crash();
  assert.equal(root.dataset.state, "static");
  assert.deepEqual(onProblem.mock.calls[0].arguments[0], { code: "crash", message: "unreachable" });
});
