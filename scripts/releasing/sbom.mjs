// The bill of materials, CycloneDX 1.6: what is compiled into the program of a page and into the native command.
// No tool that writes one knows two subjects with the features of each, nor what `patches/` changes of Yew; what they
// write is checked by CycloneDX's own schemas (`check`).
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

// An old way to write a choice.
const expression = (license) => license.replaceAll(/\s*\/\s*/g, " OR ");
const property = (name, value) => ({ name: `sidelight:${name}`, value });

const DATA = [
  {
    type: "data",
    "bom-ref": "libertinus-serif",
    name: "Libertinus Serif",
    description: "The typeface of pictures for sharing; its file comes with typst-assets and is in the command alone",
    licenses: [{ expression: "OFL-1.1" }],
    properties: [property("in", "command")],
  },
  {
    type: "data",
    "bom-ref": "natural-earth",
    name: "Natural Earth",
    description: "Borders of countries on maps, by way of npm's world-atlas 2.0.2 (scripts/borders.mjs)",
    licenses: [{ license: { name: "Public domain" } }],
    externalReferences: [{ type: "website", url: "https://www.naturalearthdata.com" }],
    properties: [property("in", "command")],
  },
];

function component({ id, name, version, license, repository, sha256, in: places }) {
  const subjects = Object.keys(places);
  return {
    type: "library",
    "bom-ref": id,
    name,
    version,
    scope: subjects.length ? "required" : "excluded",
    ...(sha256 && { hashes: [{ alg: "SHA-256", content: sha256 }] }),
    licenses: [{ expression: expression(license) }],
    purl: `pkg:cargo/${name}@${encodeURIComponent(version)}`,
    ...(repository && { externalReferences: [{ type: "vcs", url: repository }] }),
    properties: subjects.length
      ? subjects.flatMap((of) => [property("in", of), property(`features:${of}`, places[of].join(" "))])
      : [property("in", "neither: it helps to compile them")],
  };
}

const tool = (name, version, purl) =>
  ({ type: "application", "bom-ref": `tool:${name}`, name, version, scope: "excluded", ...(purl && { purl: `pkg:${purl}@${version}` }) });

// Yew as the size build compiles it, which is in the program alone.
function patched(yew) {
  const folder = `patches/yew-${yew.version}`;
  const patches = readdirSync(folder).filter((name) => name.endsWith(".patch")).sort().map((name) => ({
    type: "unofficial",
    diff: { url: `${folder}/${name}`, text: { contentType: "text/x-diff", content: readFileSync(`${folder}/${name}`, "utf8") } },
  }));
  const before = component(yew);
  const only = (of) => before.properties.filter(({ name, value }) => value === of || name === `sidelight:features:${of}`);
  return [
    { ...before, properties: only("command") },
    {
      ...before,
      "bom-ref": `${yew.id}+patches`,
      properties: only("program"),
      pedigree: { ancestors: [{ type: "library", name: "yew", version: yew.version, purl: before.purl }], patches, notes: "docs/decisions/0025" },
    },
  ];
}

export function sbom(packages, { version, commit, date, rust, isSize, tools }) {
  const crates = packages.filter(({ name }) => name !== "sidelight");
  const yew = crates.find(({ name }) => name === "yew");
  const std = {
    type: "library",
    "bom-ref": "rust-std",
    name: "std",
    version: rust,
    description: "Rust's standard library, with what it is made of; in the program one that is built for size if the release is a size build",
    scope: "required",
    licenses: [{ expression: "MIT OR Apache-2.0" }],
    properties: [property("in", "program"), property("in", "command")],
  };
  const components = [
    ...crates.flatMap((each) => (each === yew && isSize ? patched(each) : [component(each)])),
    std,
    ...DATA,
    ...tools.map((each) => tool(...each)),
  ];
  const own = packages.find(({ name }) => name === "sidelight");
  const subject = (of, name, description) =>
    ({ type: "application", "bom-ref": of, name, version, description, licenses: [{ expression: own.license }] });
  // What a package needs, in one of the two subjects or in both.
  const needs = (of, { needs }) => [...needs].sort()
    .filter((need) => crates.some(({ id, in: places }) => id === need && (!of || of in places)))
    .map((need) => (of === "program" && isSize && need === yew.id ? `${need}+patches` : need));
  const dependencies = [
    { ref: "sidelight", dependsOn: ["program", "command"] },
    { ref: "program", dependsOn: [...needs("program", own), "rust-std"] },
    { ref: "command", dependsOn: [...needs("command", own), "rust-std", ...DATA.map((each) => each["bom-ref"])] },
    ...crates.map((each) => ({ ref: each.id, dependsOn: needs(each === yew && isSize ? "command" : "", each) })),
    ...(isSize ? [{ ref: `${yew.id}+patches`, dependsOn: needs("program", yew) }] : []),
  ];
  const bom = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      // Of the sources: two builds of them are the same bytes.
      timestamp: date,
      component: {
        type: "application",
        "bom-ref": "sidelight",
        name: "sidelight",
        version,
        licenses: [{ expression: own.license }],
        properties: [property("commit", commit), property("size-build", String(isSize))],
        components: [
          subject("program", "sidelight-app", "The program of a page: wasm, with wasm-bindgen's script"),
          subject("command", "sidelight", "The native command, which makes the pages and is not published"),
        ],
      },
    },
    components,
    dependencies,
  };
  const hash = createHash("sha256").update(JSON.stringify(bom)).digest("hex");
  const uuid = hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, "$1-$2-8$3-8$4-$5");
  return { ...bom, serialNumber: `urn:uuid:${uuid}` };
}

// What CycloneDX's schemas have against it; nothing if it is one.
export async function check(bom, npm) {
  const { Spec, Validation } = npm("@cyclonedx/cyclonedx-library");
  return new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(JSON.stringify(bom));
}
