// The part of CHANGELOG.md that is of one version: node scripts/releasing/changes.mjs version prints it, or says what it
// lacks. It must say what is to be done by who comes from the version before.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export function part(version) {
  const found = readFileSync("CHANGELOG.md", "utf8").split(/^(?=## )/m).find((text) => /^## (\S+?),?\s/.exec(text)?.[1] === version);
  if (!found) throw Error(`CHANGELOG.md has no part "## ${version}, <day>": what stands under "Unreleased" becomes it`);
  const doing = /^### What to do\n([^]*?)(?=^### |(?![^]))/m.exec(found)?.[1] ?? "";
  const missing = ["Publishers", "Hosts", "Writers"].filter((who) => !doing.includes(`**${who}**`));
  if (missing.length) throw Error(`CHANGELOG.md, ${version}, "### What to do" says nothing to: ${missing.join(", ")}`);
  return found.trim() + "\n";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(part(process.argv[2]));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
