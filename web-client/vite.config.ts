import { readFileSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { firstLoad } from "./build/firstLoad.ts";
import { gzipCopies } from "./build/gzipCopies.ts";

/** Where the Java server listens while `npm run dev` serves the page. */
const server = process.env["LICHTHOF_SERVER"] ?? "http://127.0.0.1:8080";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as { version: string };

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [
    svelte(),
    // 300 KB, gzip, is what a phone on a train should have to wait for before its person can walk.
    firstLoad({ budgetBytes: 300_000, onDemand: [/WebGPURenderer/i, /CanvasRenderer/i, /webworkerAll/i] }),
    gzipCopies(),
  ],
  build: {
    target: "es2023",
    // The Content-Security-Policy knows no data: addresses and no inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    manifest: false,
    chunkSizeWarningLimit: 1000,
  },
  server: {
    proxy: {
      "/api": server,
      "/maps": server,
      "/ws": { target: server, ws: true },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        resolve: { conditions: ["browser"] },
        test: { name: "unit", environment: "node", include: ["src/**/*.test.ts", "build/**/*.test.ts", "art/**/*.test.ts"] },
      },
      {
        // People in a real browser; one file after the other, for two cores.
        test: {
          name: "e2e",
          environment: "node",
          include: ["e2e/**/*.e2e.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
