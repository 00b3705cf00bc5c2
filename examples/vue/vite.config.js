import vue from "@vitejs/plugin-vue";

// Otherwise Vue would look for a component of its own by that name.
const isCustomElement = (tag) => tag === "shipworthy-assessment";

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
