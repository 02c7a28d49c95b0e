// In the browser: takes over what the server has drawn.
import { hydrateRoot } from "react-dom/client";
import { App } from "./App";

hydrateRoot(document.getElementById("app")!, <App />);
