import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Plugin } from "vite";

const packed = promisify(gzip);
const WORTH_PACKING = new Set([".html", ".js", ".css", ".json", ".svg", ".txt", ".webmanifest"]);

/** Lays a `.gz` beside every text file of the build, so that the server packs nothing while people wait. */
export function gzipCopies(): Plugin {
  let folder = "dist";
  return {
    name: "lichthof-gzip-copies",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        if (!entry.isFile() || !WORTH_PACKING.has(extname(entry.name))) continue;
        const file = join(entry.parentPath, entry.name);
        const plain = await readFile(file);
        const small = await packed(plain, { level: 9 });
        // A copy that saves nothing is only another file.
        if (small.length < plain.length * 0.95) await writeFile(`${file}.gz`, small);
      }
    },
  };
}
