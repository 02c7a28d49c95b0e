// Which keys a file of TOML may hold: what the command's schemas say, which are made of what its readers ask for.

/**
 * @typedef {{ type: string, enum?: string[], description?: string, propertyOrder: number, items?: any } & Partial<Keys>} Property
 * @typedef {{ properties: Record<string, Property>, required: string[] }} Keys
 * @typedef {Keys & { path: string }} Table What stands at a path: at none, under no heading; `original`; `glance[]`, each of several.
 * @typedef {Partial<Keys> & { allOf?: { if: { properties: { kind: { const: string } } }, then: any }[] }} Schema
 */

const NAMES = ["claims", "corrections", "editions", "explainer", "facts", "images", "people", "sources", "terms"];

/** The schema of a file, if there is one. @param {string} path */
export function schemaName(path) {
  if (/^figures\/[^/]+\.toml$/.test(path)) return "figure";
  return NAMES.find((name) => path === `${name}.toml`) ?? null;
}

/** Those that were asked for: they are asked for at each stroke that may begin an entry. @type {Map<string, Promise<Schema>>} */
const fetched = new Map();

/** The schema of a file that has one. @param {string} path @returns {Promise<Schema>} */
export function schemaOf(path) {
  const name = schemaName(path) ?? "";
  const schema = fetched.get(name) ?? fetch(`./schemas/${name}.json`).then((answer) => answer.json());
  fetched.set(name, schema);
  // What failed is tried again.
  schema.catch(() => fetched.delete(name));
  return schema;
}

/** What is left to those who write TOML: what has no words in the desk. */
export const UNNAMED = ["schema", "meant"];

/** The key of a path: of `glance[]`, `glance`. @param {string} path */
export const keyOf = (path) => path.replace("[]", "");

/** Whether there are several at a path. @param {string} path */
export const isEach = (path) => path.endsWith("[]");

/** The heading of what stands at a path. @param {string} path */
export const headingOf = (path) => (isEach(path) ? `[[${keyOf(path)}]]` : `[${path}]`);

/** What has to be there first, and all in the order in which it is read. @param {Partial<Keys>} keys */
function inOrder({ properties = {}, required = [] }) {
  const rank = (/** @type {string} */ key) => (required.includes(key) ? 0 : 1);
  return Object.entries(properties).sort(
    ([key, one], [other, { propertyOrder }]) => rank(key) - rank(other) || one.propertyOrder - propertyOrder,
  );
}

/** @param {string} path @param {Partial<Keys>} keys @returns {Table} */
const table = (path, keys) => ({ path, properties: Object.fromEntries(inOrder(keys)), required: keys.required ?? [] });

/**
 * What may stand in a file: first what stands under no heading.
 * @param {Schema} schema
 * @param {string} [kind] Of a figure: it has keys of its own.
 * @returns {Table[]}
 */
export function tablesOf({ properties = {}, required = [], allOf = [] }, kind) {
  const own = allOf.find((rule) => rule.if.properties.kind.const === kind)?.then ?? { required };
  const known = inOrder({ properties, required: own.required }).filter(
    ([key]) => own.propertyNames?.enum.includes(key) ?? true,
  );
  const inner = known.flatMap(([key, property]) => {
    if (property.type === "object") return [table(key, property)];
    return property.items?.type === "object" ? [table(`${key}[]`, property.items)] : [];
  });
  const plain = Object.fromEntries(
    known.filter(([, { type, items }]) => type !== "object" && items?.type !== "object"),
  );
  const root = table("", { properties: plain, required: own.required });
  return Object.keys(plain).length > 0 ? [root, ...inner] : inner;
}
