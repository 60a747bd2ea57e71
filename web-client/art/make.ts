/**
 * Draws everything and writes it to its place; `--check` writes nothing and tells whether the files are what the sources
 * draw. Run by `npm run art` and `npm run art:check`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { decodePng } from "./kit/png.ts";
import { works } from "./works.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const isCheck = process.argv.includes("--check");
let images = 0;
const stale: string[] = [];

for (const { path, bytes } of works()) {
  const file = root + path;
  if (path.endsWith(".png")) images += bytes.length;
  if (isCheck) {
    if (!isSame(file, bytes)) stale.push(relative(process.cwd(), file));
  } else if (!isSame(file, bytes)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    console.log(`${String(bytes.length).padStart(8)}  ${path}`);
  }
}

/** Pictures are compared by their pixels: another release of zlib may pack the same picture differently. */
function isSame(file: string, bytes: Buffer): boolean {
  if (!existsSync(file)) return false;
  const present = readFileSync(file);
  if (present.equals(bytes)) return true;
  if (!file.endsWith(".png")) return false;
  try {
    const [a, b] = [decodePng(present), decodePng(bytes)];
    return a.width === b.width && a.height === b.height && a.pixels.every((pixel, i) => pixel === b.pixels[i]);
  } catch {
    return false;
  }
}

const LIMIT = 400 * 1024;
if (images > LIMIT) {
  console.error(`The images are ${images} bytes together; ${LIMIT} are allowed.`);
  process.exitCode = 1;
}
if (stale.length > 0) {
  console.error(`Not what the sources draw; run npm run art and commit:\n  ${stale.join("\n  ")}`);
  process.exitCode = 1;
} else if (isCheck) {
  console.log(`The art is what its sources draw (${images} bytes of images).`);
}
