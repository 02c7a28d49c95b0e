// The elements that sidelight.js defines. For React 19 and later, say once in your project:
//
//     import type { SidelightElements } from "./sidelight";
//     declare module "react" {
//       namespace JSX {
//         interface IntrinsicElements extends SidelightElements {}
//       }
//     }

/** How far an embed came: with its program, without it, or not at all. */
export type SidelightMode =
  | "full"
  | "static"
  | "fallback";

/** What opened or closed a panel: the reader, a link, the host's program, or the browser's own search. */
export type SidelightCause =
  | "hand"
  | "link"
  | "api"
  | "browser";

/** What is missing; the manual says what each means, and how to mend it. */
export type SidelightErrorCode =
  | "src"
  | "network"
  | "status"
  | "panel"
  | "json"
  | "schema"
  | "unsafe"
  | "policy"
  | "script"
  | "load"
  | "document"
  | "hash"
  | "build"
  | "crash";

export interface SidelightEventMap {
  /** It is what it will be, in this mode. Bubbles, composed. */
  "sidelight-ready": CustomEvent<{ mode: SidelightMode }>;
  /** A panel was opened or closed. Bubbles, composed. */
  "sidelight-toggle": CustomEvent<{ panel: string; open: boolean; by: SidelightCause }>;
  /** A link that leads out of what is shown is followed, unless this is cancelled. Bubbles, composed, cancelable. */
  "sidelight-source": CustomEvent<{ href: string }>;
  /** Something is missing; the codes are in the manual. Bubbles, composed. */
  "sidelight-error": CustomEvent<{ code: SidelightErrorCode; message: string }>;
}

/** Members that both elements have. */
export interface SidelightElement extends HTMLElement {
  /** Address of an explainer's .json, relative to the page's. */
  src: string;
  /** Id of the one panel to show; <sidelight-panel> needs it. */
  panel: string;
  /** Ids of the panels that are open, with spaces between them, or "all". */
  open: string;
  /** Opening a panel closes the one that was open. */
  exclusive: boolean;
  /** Whether to wait until the element is within 300 pixels of view. */
  loading: "" | "lazy" | "eager";
  /** The colour scheme; auto follows the host page. */
  theme: "" | "auto" | "light" | "dark";
  /** Level of the highest heading, "1" to "6", as screen readers are told it. */
  headingLevel: string;

  /** Fetches and shows it now, near to view or not. */
  show(): Promise<void>;
  /** Opens a panel. */
  openPanel(id: string): void;
  /** Closes a panel. */
  closePanel(id: string): void;
  /** Opens a panel and scrolls as little as brings it into view. */
  showPanel(id: string): void;
  /** Opens a panel, scrolls to it and moves the focus to it. */
  goToPanel(id: string): void;

  addEventListener<K extends keyof SidelightEventMap>(
    type: K,
    listener: (this: this, event: SidelightEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;

  removeEventListener<K extends keyof SidelightEventMap>(
    type: K,
    listener: (this: this, event: SidelightEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** An explainer on somebody else's page. */
export interface SidelightExplainer extends SidelightElement {}

/** One panel of an explainer, with the sources it cites. */
export interface SidelightPanel extends SidelightElement {}

/** Attributes and listeners in JSX. */
export type SidelightProps = {
  src: string;
  open?: string;
  exclusive?: boolean;
  loading?: "lazy" | "eager";
  theme?: "auto" | "light" | "dark";
  "heading-level"?: 1 | 2 | 3 | 4 | 5 | 6 | "1" | "2" | "3" | "4" | "5" | "6";
  lang?: string;
  dir?: "ltr" | "rtl" | "auto";
  /** What `id`, `class`, `style`, `ref` and `children` are is the framework's to say. */
  [attribute: string]: unknown;
} & { [E in keyof SidelightEventMap as `on${E}`]?: (event: SidelightEventMap[E]) => void };

export interface SidelightElements {
  "sidelight-explainer": SidelightProps & { panel?: string };
  "sidelight-panel": SidelightProps & { panel: string };
}

declare global {
  interface HTMLElementTagNameMap {
    "sidelight-explainer": SidelightExplainer;
    "sidelight-panel": SidelightPanel;
  }
  interface HTMLElementEventMap extends SidelightEventMap {}
  interface DocumentEventMap extends SidelightEventMap {}
  namespace JSX {
    interface IntrinsicElements extends SidelightElements {}
  }
}
