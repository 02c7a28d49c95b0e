// Markup of Svelte 4 and later: import "sidelight-embed/svelte" once in your project.
import type { HTMLAttributes } from "svelte/elements";
import type { SidelightElements, SidelightExplainer, SidelightPanel } from "./sidelight.js";

// The attributes by their names. An index signature would let anything pass.
type Known<Props> = { [Key in keyof Props as string extends Key ? never : Key]: Props[Key] };
type Attributes<Props, Node extends EventTarget> = Known<Props> & Omit<HTMLAttributes<Node>, keyof Known<Props>>;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "sidelight-explainer": Attributes<SidelightElements["sidelight-explainer"], SidelightExplainer>;
    "sidelight-panel": Attributes<SidelightElements["sidelight-panel"], SidelightPanel>;
  }
}
