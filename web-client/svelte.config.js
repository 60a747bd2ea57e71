/** @type {import("@sveltejs/vite-plugin-svelte").SvelteConfig} */
export default {
  compilerOptions: {
    // Runes everywhere; the older ways of writing a component are errors.
    runes: true,
  },
};
