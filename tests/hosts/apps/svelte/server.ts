// On a server, or as the site is built.
import { render } from "svelte/server";
import App from "./App.svelte";

export const html = render(App).body;
