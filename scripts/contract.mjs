// Writes what editors and compilers of hosts read of the elements, static/custom-elements.json and
// static/sidelight.d.ts, from the modules themselves: node scripts/contract.mjs. With --check it only says whether they
// are what it would write. Nothing but the modules' text is read; tsc checks that it is true.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./site.mjs";

const ts = npm("typescript");
const modules = join(import.meta.dirname, "../static/modules");
const published = join(import.meta.dirname, "../static");

function parse(path) {
  const text = readFileSync(join(modules, path), "utf8");
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
}

// --- comments --------------------------------------------------------------------------------------

const plain = (comment) => (ts.getTextOfJSDocComment(comment) ?? "").replace(/\s+/g, " ").trim();
const tagsOf = (node, name) => ts.getJSDocTags(node).filter(({ tagName }) => tagName.text === name);
const tagOf = (node, name) => tagsOf(node, name).map(({ comment }) => plain(comment))[0];
const described = (node) => plain(node.jsDoc?.at(-1)?.comment);

// `@cssprop --name - What it is.`
const listed = (node, name) =>
  tagsOf(node, name).map(({ comment }) => {
    const [, item, description] = /^(\S*)\s*- (.*)$/.exec(plain(comment));
    return { name: item, description };
  });

// The types that a module defines, by name.
function typedefs(source) {
  const found = {};
  const visit = (node) => {
    for (const comment of node.jsDoc ?? []) {
      for (const tag of comment.tags ?? []) if (ts.isJSDocTypedefTag(tag)) found[tag.name.text] = { tag, comment };
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

// --- what the modules say --------------------------------------------------------------------------

function attributesOf(source) {
  const table = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find(({ name }) => name.text === "PROPERTIES");
  return table.initializer.properties.map((property) => {
    const type =
      ts.getJSDocType(property)?.getText() ?? (ts.isStringLiteral(property.initializer) ? "string" : "boolean");
    const fieldName = property.name.text;
    return {
      name: fieldName.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`),
      fieldName,
      type,
      values: tagOf(property, "values") ?? type,
      description: described(property),
      default: tagOf(property, "default"),
    };
  });
}

function methodsOf(declaration) {
  const isPublic = (member) =>
    ts.isMethodDeclaration(member) &&
    !ts.isPrivateIdentifier(member.name) &&
    !member.name.text.endsWith("Callback") &&
    !tagsOf(member, "internal").length;
  return declaration.members.filter(isPublic).map((method) => ({
    name: method.name.text,
    description: described(method),
    returns: ts.getJSDocReturnType(method)?.getText() ?? "Promise<void>",
    parameters: method.parameters.map((parameter) => ({
      name: parameter.name.text,
      type: ts.getJSDocType(parameter).getText(),
      description: plain(ts.getJSDocParameterTags(parameter)[0].comment),
    })),
  }));
}

const union = (node) => node.types.map((type) => type.getText());
const events = typedefs(parse("shared/events.js"));
const words = Object.fromEntries(
  ["Mode", "Cause", "ErrorCode"].map((name) => [
    name,
    { values: union(events[name].tag.typeExpression.type), description: plain(events[name].comment.comment) },
  ]),
);
const WORD = new RegExp(`\\b(${Object.keys(words).join("|")})\\b`, "g");
const sent = events.Details.tag.typeExpression.jsDocPropertyTags.map(({ name, typeExpression, comment }) => ({
  name: `sidelight-${name.text}`,
  detail: typeExpression.type.getText().replace(/,/g, ";"),
  description: plain(comment),
}));

const attributes = attributesOf(parse("elements/attributes.js"));
const elements = parse("elements/define.js").statements.filter(ts.isClassDeclaration);
const [explainer] = elements;
const methods = methodsOf(explainer);

const styles = readFileSync(join(published, "styles/base.css"), "utf8");
const custom = listed(explainer, "cssprop").map(({ name, description }) => {
  const value = new RegExp(`var\\(${name}, (.*)\\);$`, "m").exec(styles)?.[1];
  if (!value) throw Error(`static/styles/base.css has no ${name}`);
  return { name, syntax: value.startsWith("light-dark(") ? "<color>" : "*", default: value, description };
});

// --- the manifest ----------------------------------------------------------------------------------

const typed = (text) => ({ type: { text } });

function declared(declaration) {
  const parent = declaration.heritageClauses[0].types[0].expression.text;
  return {
    kind: "class",
    name: declaration.name.text,
    description: tagOf(declaration, "summary"),
    tagName: tagOf(declaration, "tag"),
    customElement: true,
    superclass: declaration === explainer ? { name: "HTMLElement", package: "global:" } : { name: parent },
    attributes: attributes.map(({ name, fieldName, values, description, default: value }) => ({
      name,
      fieldName,
      ...typed(values),
      description,
      default: value,
    })),
    members: [
      ...attributes.map(({ name, fieldName, values, description, default: value }) => ({
        kind: "field",
        name: fieldName,
        ...typed(values),
        description,
        attribute: name,
        reflects: true,
        default: value,
      })),
      ...methods.map(({ name, parameters, returns, description }) => ({
        kind: "method",
        name,
        parameters: parameters.map(({ type, ...parameter }) => ({ ...parameter, ...typed(type) })),
        return: typed(returns),
        description,
      })),
    ],
    events: sent.map(({ name, detail, description }) => ({
      name,
      ...typed(`CustomEvent<${detail.replace(WORD, (word) => words[word].values.join(" | "))}>`),
      description,
    })),
    cssProperties: custom,
    cssParts: listed(explainer, "csspart"),
    slots: listed(explainer, "slot"),
  };
}

const manifest = {
  schemaVersion: "2.1.0",
  modules: [
    {
      kind: "javascript-module",
      path: "sidelight.js",
      declarations: elements.map(declared),
      exports: elements.map((element) => ({
        kind: "custom-element-definition",
        name: tagOf(element, "tag"),
        declaration: { name: element.name.text },
      })),
    },
  ],
};

// --- the declarations ------------------------------------------------------------------------------

const name = (word) => `Sidelight${word}`;
const comment = (text, indent = "") => `${indent}/** ${text} */\n`;
const property = (key) => (/-/.test(key) ? JSON.stringify(key) : key);
// What browsers give to every element has its own types.
const own = attributes.filter(({ fieldName }) => !["lang", "dir"].includes(fieldName));
// A number is as good as its text in JSX.
const inJsx = (values) => [...(/"\d"/.test(values) ? values.split(" | ").map(JSON.parse) : []), values].join(" | ");

const listener = (verb, options) => `
  ${verb}EventListener<K extends keyof SidelightEventMap>(
    type: K,
    listener: (this: this, event: SidelightEventMap[K]) => unknown,
    options?: boolean | ${options},
  ): void;
  ${verb}EventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | ${options}): void;
`;

const declarations = `// The elements that sidelight.js defines. For React 19 and later, say once in your project:
//
//     import type { SidelightElements } from "./sidelight";
//     declare module "react" {
//       namespace JSX {
//         interface IntrinsicElements extends SidelightElements {}
//       }
//     }

${Object.entries(words)
  .map(
    ([word, { values, description }]) =>
      `${comment(description)}export type ${name(word)} =\n  | ${values.join("\n  | ")};\n`,
  )
  .join("\n")}
export interface SidelightEventMap {
${sent
  .map(
    (event) =>
      `${comment(event.description, "  ")}  "${event.name}": CustomEvent<${event.detail.replace(WORD, name)}>;\n`,
  )
  .join("")}}

/** Members that both elements have. */
export interface SidelightElement extends HTMLElement {
${own.map(({ fieldName, type, description }) => `${comment(description, "  ")}  ${fieldName}: ${type};\n`).join("")}
${methods
  .map(({ name, parameters, returns, description }) => {
    const given = parameters.map((parameter) => `${parameter.name}: ${parameter.type}`).join(", ");
    return `${comment(description, "  ")}  ${name}(${given}): ${returns};\n`;
  })
  .join("")}${listener("add", "AddEventListenerOptions")}${listener("remove", "EventListenerOptions")}}

${elements
  .map(
    (element) =>
      `${comment(tagOf(element, "summary"))}export interface ${element.name.text} extends SidelightElement {}\n`,
  )
  .join("\n")}
/** Attributes and listeners in JSX. */
export type SidelightProps = {
${attributes
  .filter(({ name }) => name !== "panel")
  .map(({ name, values }) => `  ${property(name)}${name === "src" ? "" : "?"}: ${inJsx(values)};\n`)
  .join("")}  /** What \`id\`, \`class\`, \`style\`, \`ref\` and \`children\` are is the framework's to say. */
  [attribute: string]: unknown;
} & { [E in keyof SidelightEventMap as \`on\${E}\`]?: (event: SidelightEventMap[E]) => void };

export interface SidelightElements {
  "sidelight-explainer": SidelightProps & { panel?: string };
  "sidelight-panel": SidelightProps & { panel: string };
}

declare global {
  interface HTMLElementTagNameMap {
${elements.map((element) => `    "${tagOf(element, "tag")}": ${element.name.text};\n`).join("")}  }
  interface HTMLElementEventMap extends SidelightEventMap {}
  interface DocumentEventMap extends SidelightEventMap {}
  namespace JSX {
    interface IntrinsicElements extends SidelightElements {}
  }
}
`;

// --- files -----------------------------------------------------------------------------------------

const isCheck = process.argv.includes("--check");
for (const [file, text] of [
  ["custom-elements.json", `${JSON.stringify(manifest, null, 2)}\n`],
  ["sidelight.d.ts", declarations],
]) {
  const path = join(published, file);
  if (!isCheck) writeFileSync(path, text);
  else if (readFileSync(path, "utf8") !== text) {
    console.error(`static/${file} is not what the modules say: node scripts/contract.mjs writes it`);
    process.exitCode = 1;
  }
}
