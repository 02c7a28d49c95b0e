// In the browser: takes over what the server has drawn.
import { createSSRApp } from "vue";
import App from "./App.vue";

createSSRApp(App).mount("#app");
