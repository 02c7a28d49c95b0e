// In the browser: takes over what the server has drawn.
import { hydrate } from "svelte";
import App from "./App.svelte";

hydrate(App, { target: document.getElementById("app")! });
