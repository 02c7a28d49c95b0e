// Makes src/given/borders.bin of Natural Earth's countries (1:10,000,000, public domain), as world-atlas has them:
// what a map of five degrees or more can show, in as few bytes as that takes. With --check it only compares.
//
// The file: the number of arcs; of each the number of its points, the first point and the way from each to the next,
// longitude before latitude, in parts of a degree. Then the number of countries; of each the length of its name in
// bytes, the name, the number of its rings, and of each ring the number of its arcs and the arcs by their numbers, or,
// where one is run through backwards, -1 minus its number. All numbers are LEB128; those that may be negative in zigzag.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./site.mjs";

const { presimplify, simplify } = npm("topojson-simplify");
const atlas = npm("world-atlas/countries-10m.json");

/** What a triangle of three points must cover at least, in square degrees, so that the middle one is kept. */
const LEAST = 0.0005;

/** How many parts a degree has. */
const PARTS = 200;

const { arcs, objects } = simplify(presimplify(atlas), LEAST);
const bytes = [];
const number = (value) => {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
};
const signed = (value) => number(value < 0 ? -value * 2 - 1 : value * 2);

number(arcs.length);
for (const arc of arcs) {
  const points = arc.map(([x, y]) => [Math.round(x * PARTS), Math.round(y * PARTS)]);
  const kept = points.filter(
    ([x, y], index) => index === 0 || x !== points[index - 1][0] || y !== points[index - 1][1],
  );
  number(kept.length);
  let [before, below] = [0, 0];
  for (const [x, y] of kept) {
    signed(x - before);
    signed(y - below);
    [before, below] = [x, y];
  }
}
const countries = objects.countries.geometries.filter(({ type }) => type !== null);
countries.sort((one, other) => (one.properties.name < other.properties.name ? -1 : 1));
number(countries.length);
for (const { type, properties, arcs: shape } of countries) {
  const name = new TextEncoder().encode(properties.name);
  number(name.length);
  bytes.push(...name);
  const rings = type === "Polygon" ? shape : shape.flat();
  number(rings.length);
  for (const ring of rings) {
    number(ring.length);
    for (const arc of ring) signed(arc);
  }
}

const file = join(import.meta.dirname, "../src/given/borders.bin");
const made = Uint8Array.from(bytes);
if (!process.argv.includes("--check")) {
  writeFileSync(file, made);
  console.log(`${countries.length} countries, ${arcs.length} arcs, ${made.length} bytes`);
} else if (Buffer.compare(readFileSync(file), made) !== 0) {
  console.error("src/given/borders.bin is not what scripts/borders.mjs makes: run it");
  process.exitCode = 1;
}
