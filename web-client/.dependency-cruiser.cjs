/**
 * Which way the arrows point in the client (docs/client.md). A breach is an error and fails the build.
 *
 *   protocol <- space <- connection        scene, ui, media read space and never each other; main introduces them
 */
const may = (name, from, allowed) => ({
  name: `${name}-may-use`,
  comment: `src/${name} may use ${allowed.join(", ") || "nothing of ours"} only`,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.ts$" },
  to: { path: "^src/", pathNot: [from, ...allowed.map((room) => `^src/${room}/`)] },
});

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-orphaned-imports", severity: "error", from: {}, to: { couldNotResolve: true } },
    may("gen", "^src/gen/", []),
    may("protocol", "^src/protocol/", ["gen"]),
    may("space", "^src/space/", ["gen", "protocol"]),
    may("connection", "^src/connection/", ["gen", "protocol", "space"]),
    may("scene", "^src/scene/", ["space"]),
    may("media", "^src/media/", ["space"]),
    may("ui", "^src/ui/", ["space"]),
    {
      name: "pixi-lives-in-scene",
      comment: "each technology has one home",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/scene/" },
      to: { path: "node_modules/(pixi\\.js|@pixi)/" },
    },
    {
      name: "protobuf-lives-in-protocol",
      comment: "space and connection know messages as plain objects only; types may travel",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(gen|protocol)/|\\.test\\.ts$" },
      to: { path: "node_modules/@bufbuild/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "svelte-lives-in-ui",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(ui/|main\\.ts)" },
      to: { path: "node_modules/svelte/" },
    },
    {
      name: "tests-are-not-shipped",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.ts$|^src/[a-z]+/testing/" },
      to: { path: "\\.test\\.ts$|^src/[a-z]+/testing/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js", ".d.ts", ".svelte", ".mjs"], conditionNames: ["import", "svelte", "browser", "default"], exportsFields: ["exports"] },
  },
};
