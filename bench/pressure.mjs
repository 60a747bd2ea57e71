// More people than the machine can serve: `crowd` (ten thousand who all walk, on one core) and `overload` (what is held, twice as
// many for a minute, then back). The shipped server at its own rates, the harness's generator for the walkers, our own bots for
// the chat; what the server says of itself (/metrics) and what the kernel says of it, second by second.
//
//   node bench/pressure.mjs crowd|overload HARNESS RESULTS
//
// Environment: HELD (5000: how many the server holds), SECS (60), SERVER_CORE (0), GEN_CORE (1). Called by bench/fanout.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const [part, harness, results] = process.argv.slice(2);
const home = dirname(dirname(fileURLToPath(import.meta.url)));
const held = Number(process.env.HELD ?? 5_000);
const seconds = Number(process.env.SECS ?? 60);
const serverCore = process.env.SERVER_CORE ?? '0';
const walkersCore = process.env.GEN_CORE ?? '1';
const generator = join(harness, 'loadgen/loadgen');
const view = ['--view', '1280x720'];

/** Chat has to arrive within this, for 99 of 100 messages. */
const CHAT_MILLIS = 250;
/** Who write while the others walk. */
const TALKERS = 12;
/** What is seen has to be no older than this. */
const SEEN_MILLIS = 300;

const children = new Set();
function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  children.add(child);
  child.output = '';
  child.errors = '';
  child.stdout.on('data', (text) => (child.output += text));
  child.stderr.on('data', (text) => (child.errors += text));
  child.ended = new Promise((resolve) => child.on('close', (code) => (children.delete(child), resolve(code))));
  return child;
}
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

/**
 * Pinned, and in a scheduler group of its own, as the harness does it, but at the weight that everybody has (NO_PRIO): with both
 * cores full, the raised one kept the kernel's own threads for packets waiting for 300 to 450 milliseconds of each second.
 */
process.env.NO_PRIO ??= '1';
const pinned = (core, command, args, options) => start('setsid', ['-w', join(harness, 'prio.sh'), core, command, ...args], options);

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function openServer(width, height) {
  const port = await freePort();
  const server = pinned(serverCore, join(home, 'bench/adapter/serve'), [], {
    env: { ...process.env, PORT: port, WORLD_W: width, WORLD_H: height, TICK_MS: 'auto' },
  });
  for (let tries = 0; tries < 150; tries++) {
    await sleep(200);
    if (server.exitCode !== null) break;
    const metrics = await ask(port);
    if (metrics) return { port, server, pid: pidOf(port) };
  }
  throw new Error(`the server did not open: ${server.errors.slice(-400)}`);
}

/** The JVM itself: what was started are the scripts around it. */
function pidOf(port) {
  const found = execFileSync('pgrep', ['-f', `java.*lichthof-fanout-${port}/lichthof.yaml`], { encoding: 'utf8' });
  return found.trim().split('\n').map(Number).find((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'java');
}

async function ask(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? answer.text() : undefined;
  } catch {
    return undefined;
  }
}

function meter(text, name) {
  let sum;
  for (const line of text.split('\n')) {
    if (line.startsWith(name) && ' {'.includes(line[name.length])) sum = (sum ?? 0) + Number(line.slice(line.lastIndexOf(' ') + 1));
  }
  return sum;
}

/** Watches the server until told to stop: one line a second. */
function watch({ port, pid }, phaseOf) {
  const lines = [];
  let stopped = false;
  const began = Date.now();
  const ticks = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return Number(fields[11]) + Number(fields[12]);
  };
  const done = (async () => {
    let before = { at: Date.now(), ticks: ticks() };
    while (!stopped) {
      await sleep(1_000);
      const text = await ask(port);
      const now = { at: Date.now(), ticks: ticks() };
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      lines.push({
        second: Math.round((now.at - began) / 1_000),
        phase: phaseOf(),
        corePercent: Math.round((now.ticks - before.ticks) / ((now.at - before.at) / 1_000)),
        residentMiB: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1_024),
        answered: text !== undefined,
        people: text && meter(text, 'lichthof_room_people'),
        near: text && meter(text, 'lichthof_showing_near_steps'),
        far: text && meter(text, 'lichthof_showing_far_steps'),
        heldBack: text && meter(text, 'lichthof_room_steps_held_back_total'),
        leftOut: text && meter(text, 'lichthof_movement_frames_left_out_total'),
        putBack: text && meter(text, 'lichthof_room_corrections_total'),
        inbox: text && meter(text, 'lichthof_room_inbox'),
        closed: text && meter(text, 'lichthof_closings_total'),
      });
      before = now;
    }
    return lines;
  })();
  return { stop: () => ((stopped = true), done), lines };
}

function world(people) {
  const [width, height] = execFileSync(generator, ['--n', people, '--see', '40', ...view, '--print-world'], { encoding: 'utf8' })
    .trim().split(/\s+/);
  return { width, height };
}

const walk = (port, pid, people, size, warm, secs, label, seed) =>
  pinned(walkersCore, generator, [
    '--adapter', 'lichthof', '--port', port, '--n', people, '--world', `${size.width}x${size.height}`, ...view, '--tick', '100',
    '--pids', pid, '--label', label, '--workload', 'W2', '--warm', warm, '--secs', secs, '--settle', '180', '--seed', seed,
  ].map(String));

/**
 * A dozen people who stand and write from the first moment to the last: to each other, and now and then to the whole room. They
 * share a core with thousands of walkers and go before them, where that is allowed: what they wait for is to be the server.
 */
const before = (() => {
  try {
    execFileSync('chrt', ['-f', '1', 'true'], { stdio: 'ignore' });
    return ['chrt', '-f', '1'];
  } catch {
    return [];
  }
})();
async function talk({ port }) {
  const notes = join(results, `${part}.words`);
  const talkers = pinned(walkersCore, 'env',
    // What their own JVM compiles while it is new would be taken from the walkers.
    ['JAVA_OPTS=-XX:TieredStopAtLevel=1', ...before, join(home, 'lichthof'), 'bots', '--url', `http://127.0.0.1:${port}/e/bench`, '--count', String(TALKERS), '--seconds', '3600', '--script', 'talk', '--rate', '1', '--words', notes]);
  while (talkers.exitCode === null && (meter((await ask(port)) ?? '', 'lichthof_room_people') ?? 0) < TALKERS) await sleep(200);
  await sleep(5_000);
  if (talkers.exitCode !== null) throw new Error(`those who write did not come: ${talkers.output.slice(-400)} ${talkers.errors.slice(-400)}`);
  return {
    /** What has been said so far and what became of it; who speaks last has not been heard yet. */
    async end() {
      await sleep(10_000);
      if (talkers.exitCode !== null) throw new Error(`those who write went too early: ${talkers.output.slice(-400)}`);
      talkers.kill('SIGTERM');
      await talkers.ended;
      return readFileSync(notes, 'utf8').trim().split('\n').map((line) => line.split(' '))
        .map(([what, at, later]) => ({ what, at: Number(at), later: Number(later) }));
    },
  };
}

/**
 * Of what was said in this time. Each second one of those who write speaks to all of them, the others to one, and who spoke hears it
 * too: so many should have been heard.
 */
function chatOf(words, [from, to]) {
  const those = words.filter(({ at }) => at >= from && at < to);
  const count = (what) => those.filter((word) => word.what === what).length;
  const heard = those.filter(({ what }) => what === 'heard').map(({ later }) => later).sort((a, b) => a - b);
  const percentile = (share) => Math.round(heard[Math.min(heard.length - 1, Math.floor(share * heard.length))]);
  const said = count('said');
  const unheard = Math.round((said / TALKERS) * (2 * (TALKERS - 1) + TALKERS)) - heard.length;
  const acknowledged = count('kept');
  return { p50: percentile(0.5), p99: percentile(0.99), timed: heard.length, said, acknowledged, unheard, allKept: acknowledged === said && unheard === 0 };
}

const verdict = (holds) => (holds ? 'yes' : 'NO');
const report = [];
const say = (line) => (report.push(line), console.log(line));

/** Resident memory in the middle third and in the last third: flat when they are the same but for a few per cent. */
function isFlat(lines) {
  const mean = (part) => part.reduce((sum, line) => sum + line.residentMiB, 0) / Math.max(1, part.length);
  const third = Math.floor(lines.length / 3);
  return mean(lines.slice(2 * third)) <= 1.05 * mean(lines.slice(third, 2 * third));
}

/** Names what happens from now on, and remembers when. */
function stages() {
  const times = new Map();
  let now;
  return {
    begin(name) {
      const at = Date.now();
      if (now) times.get(now)[1] = at;
      times.set((now = name), [at, Infinity]);
    },
    now: () => now,
    time: (name) => times.get(name),
  };
}

async function crowd() {
  const people = 10_000;
  const size = world(people);
  const house = await openServer(size.width, size.height);
  const talkers = await talk(house);
  const stage = stages();
  stage.begin('coming in');
  const watcher = watch(house, stage.now);
  const walkers = walk(house.port, house.pid, people - TALKERS, size, 40, seconds, 'crowd', 1);
  while (!walkers.output && walkers.exitCode === null && (watcher.lines.at(-1)?.people ?? 0) < people) await sleep(500);
  stage.begin('come in');
  await sleep(10_000);
  stage.begin('walking');
  await walkers.ended;
  stage.begin('over');
  const words = await talkers.end();
  const lines = (await watcher.stop()).filter((line) => line.phase === 'walking' && line.people >= people);
  house.server.kill('SIGTERM');
  await house.server.ended;
  const seen = JSON.parse(walkers.output || '{}');
  const chat = chatOf(words, stage.time('walking'));
  const rush = chatOf(words, stage.time('coming in'));
  const all = chatOf(words, [stage.time('coming in')[0], stage.time('walking')[1]]);
  writeFileSync(join(results, 'crowd.json'), JSON.stringify({ seen, chat, rush, all, lines }, undefined, 1));
  const last = lines.at(-1) ?? {};
  const most = Math.max(0, ...lines.map((line) => line.people));
  say('| ten thousand who all walk, one core | measured | wanted | met |');
  say('|---|---|---|---|');
  say(`| people in the room; connections lost | ${most}; ${seen.dead} | all; 0 | ${verdict(most >= people && seen.dead === 0)} |`);
  say(`| what is delivered is no older than (p99) | ${seen.lat_p99} ms | ${SEEN_MILLIS} ms | ${verdict(seen.lat_p99 <= SEEN_MILLIS)} |`);
  say(`| of the positions sent, seen by those near | ${seen.coverage} | as many as it sustains | |`);
  say(`| steps not allowed, and people put back for them | ${last.putBack} | | |`);
  say(`| near people are shown every, far ones every | ${last.near}, ${last.far} steps | found by itself | |`);
  say(`| chat (p50, p99 of ${chat.timed}) | ${chat.p50}, ${chat.p99} ms | ${CHAT_MILLIS} ms | ${verdict(chat.p99 <= CHAT_MILLIS)} |`);
  say(`| chat while they came in (p50, p99 of ${rush.timed}) | ${rush.p50}, ${rush.p99} ms | | |`);
  say(`| chat acknowledged of said; not heard | ${all.acknowledged} of ${all.said}; ${all.unheard} | all; 0 | ${verdict(all.allKept)} |`);
  say(`| resident memory, first and last second | ${lines[0]?.residentMiB}, ${last.residentMiB} MiB | flat | ${verdict(isFlat(lines))} |`);
}

async function overload() {
  const size = world(2 * held);
  const house = await openServer(size.width, size.height);
  const talkers = await talk(house);
  const stage = stages();
  stage.begin('coming in');
  const watcher = watch(house, stage.now);
  const calm = 30;
  const people = () => watcher.lines.at(-1)?.people ?? 0;
  const regulars = walk(house.port, house.pid, held - TALKERS, size, 5, 3 * calm + 2 * seconds + 60, 'regulars', 1);
  while (regulars.exitCode === null && people() < held) await sleep(500);
  await sleep(10_000);
  stage.begin('held');
  await sleep(calm * 1_000);
  stage.begin('rush');
  const guests = walk(house.port, house.pid, held, size, 0, seconds, 'guests', 2);
  while (guests.exitCode === null && people() < 2 * held) await sleep(500);
  stage.begin('twice');
  await guests.ended;
  stage.begin('going');
  while (people() > held) await sleep(500);
  await sleep(10_000);
  stage.begin('back');
  await sleep(calm * 1_000);
  stage.begin('over');
  const words = await talkers.end();
  const lines = await watcher.stop();
  regulars.kill('SIGINT');
  house.server.kill('SIGTERM');
  await house.server.ended;
  writeFileSync(join(results, 'overload.json'), JSON.stringify({ held, guests: guests.output, lines }, undefined, 1));
  say(`| twice of ${held} for a minute | seconds | people | core % | near, far shown every | chat p50, p99 | said, acknowledged, not heard | memory | chat met |`);
  say('|---|---|---|---|---|---|---|---|---|');
  const row = (name, time, of) => {
    const middle = of[Math.floor(of.length / 2)] ?? {};
    const most = (key) => Math.max(...of.map((line) => line[key] ?? 0));
    const chat = chatOf(words, time);
    say(`| ${name} | ${Math.round((time[1] - time[0]) / 1_000)} | ${middle.people} | ${middle.corePercent} | ${most('near')}, ${most('far')} steps | ${chat.p50}, ${chat.p99} ms | ${chat.said}, ${chat.acknowledged}, ${chat.unheard} `
      + `| ${of[0]?.residentMiB} to ${of.at(-1)?.residentMiB} MiB | ${verdict(chat.p99 <= CHAT_MILLIS && chat.allKept)} |`);
  };
  for (const name of ['held', 'rush', 'twice', 'going', 'back']) row(name, stage.time(name), lines.filter((line) => line.phase === name));
  row('throughout', [stage.time('held')[0], stage.time('back')[1]], lines.filter((line) => !['coming in', 'over'].includes(line.phase)));
}

if (!existsSync(generator)) throw new Error(`no generator at ${generator}; call bench/fanout`);
await { crowd, overload }[part]();
writeFileSync(join(results, `${part}.md`), `${report.join('\n')}\n`);
process.exit(0);
