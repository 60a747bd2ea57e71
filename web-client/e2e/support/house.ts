/** The real server, started from the shipped jar with an empty data folder of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const jar = resolve(import.meta.dirname, "../../../server/target/lichthof.jar");

export type LinkRole = "citizen" | "booth-staff" | "host" | "organiser";

export interface House {
  readonly address: string;
  readonly data: string;
  /** The personal link of the demo event for this role. */
  link(role: LinkRole): string;
  /** As a power cut would: no goodbye. */
  kill(): Promise<void>;
  /** As an operator would: SIGTERM. Answers with the exit code. */
  stop(): Promise<number | null>;
  /** Again on the same port with the same data. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
  readonly output: () => string;
}

async function freePort(): Promise<number> {
  return new Promise((give, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? give(address.port) : fail(new Error("no port"))));
    });
  });
}

function java(): string {
  // ./lichthof sets JAVA_HOME; by hand it has to be set.
  const home = process.env["JAVA_HOME"];
  return home ? join(home, "bin/java") : "java";
}

export async function openHouse(environment: Record<string, string> = {}): Promise<House> {
  if (!existsSync(jar)) throw new Error(`${jar} is not built; run ./lichthof test`);
  const data = mkdtempSync(join(tmpdir(), "lichthof-e2e-"));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let output = "";
  let child: ChildProcess | undefined;

  const start = async () => {
    const flags = ["--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xmx512m"];
    const started = spawn(java(), [...flags, "-jar", jar, "serve"], {
      env: { ...process.env, LICHTHOF_PORT: String(port), LICHTHOF_BIND: "127.0.0.1", LICHTHOF_DATA: data, ...environment },
      cwd: data,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    let ended = false;
    const exited = new Promise<void>((done) => started.once("exit", () => ((ended = true), done())));
    started.stdout?.on("data", (bytes: Buffer) => (output += bytes.toString()));
    started.stderr?.on("data", (bytes: Buffer) => (output += bytes.toString()));
    const patience = Date.now() + 60_000;
    while (Date.now() < patience && !ended) {
      const ready = await fetch(`${address}/readyz`).then((answer) => answer.ok, () => false);
      if (ready) return;
      await Promise.race([exited, new Promise((next) => setTimeout(next, 100))]);
    }
    throw new Error(`the server did not open:\n${output}`);
  };

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return running?.exitCode ?? null;
    return new Promise((done) => {
      running.once("exit", (code) => done(code));
      running.kill(signal);
    });
  };

  await start();
  return {
    address,
    data,
    link(role) {
      const line = readFileSync(join(data, "links.txt"), "utf8")
        .split("\n")
        .map((text) => text.trim().split(/\s+/))
        .find(([event, name]) => event === "demo" && name === role);
      if (!line) throw new Error(`links.txt names no link for ${role}`);
      return `${address}/e/demo#${line[2]}`;
    },
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    restart: start,
    dispose: async () => {
      await end("SIGTERM");
      rmSync(data, { recursive: true, force: true });
    },
    output: () => output,
  };
}
