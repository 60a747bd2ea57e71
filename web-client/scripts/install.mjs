// npm ci, but only when the lock file changed since the last one: it takes longer than everything else together.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";

const lock = "package-lock.json";
const installed = "node_modules/.installed-lock.json";

if (!existsSync(installed) || !readFileSync(lock).equals(readFileSync(installed))) {
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { stdio: "inherit" });
  copyFileSync(lock, installed);
}
