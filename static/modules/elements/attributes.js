/**
 * The attributes of both elements: the one list of them. Each has a property that reflects it; what stands here is what
 * the property is where the attribute is missing. `@values` are those that the attribute may have, and `@default` is
 * what it means to have none.
 *
 * `custom-elements.json` and `sidelight.d.ts` have their attributes and properties from here, with these comments
 * (`scripts/contract.mjs`), and the manual's table is held to it. What a change of each does is in `embed/apply.js`.
 */
export const PROPERTIES = {
  /** Address of an explainer's .json, relative to the page's. */
  src: "",
  /** Id of the one panel to show; <sidelight-panel> needs it. */
  panel: "",
  /** Ids of the panels that are open, with spaces between them, or "all". */
  open: "",
  /**
   * Opening a panel closes the one that was open.
   * @default false
   */
  exclusive: false,
  /**
   * Whether to wait until the element is within 300 pixels of view.
   * @type {"" | "lazy" | "eager"}
   * @values "lazy" | "eager"
   * @default "lazy"
   */
  loading: "",
  /**
   * The colour scheme; auto follows the host page.
   * @type {"" | "auto" | "light" | "dark"}
   * @values "auto" | "light" | "dark"
   * @default "auto"
   */
  theme: "",
  /**
   * Level of the highest heading, "1" to "6", as screen readers are told it.
   * @values "1" | "2" | "3" | "4" | "5" | "6"
   * @default "2"
   */
  headingLevel: "",
  /** Language of the text, where the host names it more exactly than the explainer does. */
  lang: "",
  /**
   * Direction of the text.
   * @values "ltr" | "rtl" | "auto"
   */
  dir: "",
};

/** @typedef {keyof typeof PROPERTIES} Property */

/** @param {string} property */
const attributeOf = (property) => property.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);

const NAMES = /** @type {Property[]} */ (Object.keys(PROPERTIES));

export const ATTRIBUTES = NAMES.map(attributeOf);

/**
 * An element that has all of these properties, once `reflect` has given them to its class.
 * @typedef {HTMLElement & typeof PROPERTIES} ReflectingElement
 */

// A server that draws a host's page imports this too, and has no elements.
export const ReflectingElement = /** @type {{ new (): ReflectingElement, prototype: ReflectingElement }} */ (
  globalThis.HTMLElement ?? Object
);

/**
 * Gives a class the properties that browsers do not give to every element.
 * @param {ReflectingElement} prototype
 */
export function reflect(prototype) {
  for (const property of NAMES) {
    const name = attributeOf(property);
    /** @type {PropertyDescriptor & ThisType<HTMLElement>} */
    const reflection = {
      get() {
        return PROPERTIES[property] === false ? this.hasAttribute(name) : (this.getAttribute(name) ?? "");
      },
      set(value) {
        if (value == null || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? "" : value);
      },
    };
    if (!(property in prototype)) Object.defineProperty(prototype, property, reflection);
  }
}

/**
 * Sets what a host set before the element was defined: such a value lies in the element itself, and hides the property
 * (https://web.dev/articles/custom-elements-best-practices#make_properties_lazy).
 * @param {any} element
 */
export function upgrade(element) {
  for (const property of NAMES) {
    if (Object.hasOwn(element, property)) {
      const value = element[property];
      delete element[property];
      element[property] = value;
    }
  }
}
