import vue from "@vitejs/plugin-vue";

// They are elements, not components of Vue's.
const isCustomElement = (tag) => tag.startsWith("sidelight-");

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
