// Templates of Vue 3: import "sidelight-embed/vue" once in your project. Vue's compiler must be told, too, that these
// are no components: isCustomElement: (tag) => tag.startsWith("sidelight-").
import type { DefineComponent, HTMLAttributes } from "vue";
import type { SidelightElements, SidelightEventMap } from "./sidelight.js";

// A template's `@sidelight-ready` is its property `onSidelightReady`.
type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;
type Listeners = {
  [Name in keyof SidelightEventMap as `on${Capitalize<Camel<Name>>}`]?: (event: SidelightEventMap[Name]) => void;
};
// The attributes by their names. An index signature would let anything pass.
type Known<Props> = {
  [Key in keyof Props as string extends Key ? never : Key extends `on${string}` ? never : Key]: Props[Key];
};
type Element<Props> = DefineComponent<Known<Props> & Listeners & HTMLAttributes>;

declare module "vue" {
  interface GlobalComponents {
    "sidelight-explainer": Element<SidelightElements["sidelight-explainer"]>;
    "sidelight-panel": Element<SidelightElements["sidelight-panel"]>;
  }
}
