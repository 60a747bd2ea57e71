import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

type Bundle = Rolldown.OutputBundle;

/** What a build is allowed to ask of somebody who comes for the first time. */
export interface FirstLoadRules {
  /** All scripts and styles until one can walk, gzip -9, bytes. */
  readonly budgetBytes: number;
  /** Chunks that a browser only fetches in special cases; they do not count. */
  readonly onDemand: readonly RegExp[];
}

/** One file of the first load with its packed size. */
export interface LoadedFile {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Everything that comes over the line until one can walk: the page's own chunk, what it imports, and what it imports
 * later (the scene is such a chunk), except for `onDemand`.
 */
export function filesOfFirstLoad(bundle: Bundle, onDemand: readonly RegExp[]): LoadedFile[] {
  const found = new Map<string, number>();
  const open = Object.values(bundle).flatMap((part) => (part.type === "chunk" && part.isEntry ? [part.fileName] : []));
  while (open.length > 0) {
    const name = open.pop() as string;
    const chunk = bundle[name];
    if (chunk === undefined || chunk.type !== "chunk" || found.has(name)) continue;
    if (onDemand.some((pattern) => pattern.test(name))) continue;
    found.set(name, packedSize(chunk.code));
    open.push(...chunk.imports, ...chunk.dynamicImports);
  }
  // Styles are few and shared: all of them count.
  for (const part of Object.values(bundle)) {
    if (part.type === "asset" && part.fileName.endsWith(".css")) found.set(part.fileName, packedSize(part.source));
  }
  return [...found].map(([file, bytes]) => ({ file, bytes })).sort((a, b) => b.bytes - a.bytes);
}

/** Fails the build when the first load grows over its budget, and says which files it is made of. */
export function firstLoad(rules: FirstLoadRules): Plugin {
  return {
    name: "lichthof-first-load",
    apply: "build",
    enforce: "post",
    writeBundle(_options, bundle) {
      const files = filesOfFirstLoad(bundle, rules.onDemand);
      const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
      const list = files.map(({ file, bytes }) => `  ${kilobytes(bytes)}  ${file}`).join("\n");
      const said = `First load: ${kilobytes(total)} of ${kilobytes(rules.budgetBytes)} gzip\n${list}`;
      if (total > rules.budgetBytes) this.error(`${said}\nIt has to become smaller: load something later, or do without it.`);
      this.info(said);
    },
  };
}

function packedSize(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).length;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(6)} KB`;
}
