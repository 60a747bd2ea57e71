/**
 * Lets Node 20 run our TypeScript: `node --import ./typescript.mjs art/make.ts`. Types are only taken away, as newer Nodes
 * do by themselves; the compiler that `npm run check` uses anyway does it here.
 */
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { isMainThread } from "node:worker_threads";

if (isMainThread) register(import.meta.url);

export async function load(url, context, next) {
  if (!url.endsWith(".ts") || url.includes("/node_modules/")) return next(url, context);
  const { default: ts } = await import("typescript");
  const { outputText } = ts.transpileModule(await readFile(new URL(url), "utf8"), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true, inlineSourceMap: true },
    fileName: url,
  });
  return { format: "module", source: outputText, shortCircuit: true };
}
