// On a server, or as the site is built.
import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";
import App from "./App.vue";

export const html = await renderToString(createSSRApp(App));
