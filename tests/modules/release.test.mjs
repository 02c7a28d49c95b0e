// What scripts/release refuses before it does anything; what it makes, it checks itself.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

const refused = (version) => {
  const { status, stderr } = spawnSync("scripts/release", [version], { encoding: "utf8" });
  assert.equal(status, 1, version);
  return stderr;
};

test("what is no version", () => {
  for (const version of ["", "latest", "1.2", "01.2.3", "1.2.3-rc.01", "1.2.3+build", "1.2.3 ", "../1.2.3"])
    assert.match(refused(version), /^No release: ".*" is no version by semver\.org/, version);
});

test("a version that Cargo.toml does not have", () => {
  for (const version of ["999.0.0", "1.2.3-rc.1"])
    assert.match(refused(version), /^No release: Cargo\.toml has version \S+, not /);
});
