// JSX of React 19 and later: import "sidelight-embed/react" once in your project.
import type { SidelightElements } from "./sidelight.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends SidelightElements {}
  }
}
