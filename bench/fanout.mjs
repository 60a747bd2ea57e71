// Tables of bench/fanout: medians and spread of the harness's lines, ratios to the floor, and whether the targets are met.
//
//   node bench/fanout.mjs ratios|idle FILE.jsonl
//   node bench/fanout.mjs curve FILE.jsonl PICTURE.svg
//   node bench/fanout.mjs capacity|cores FILE.capacity
import { readFileSync, writeFileSync } from 'node:fs';

const [part, file, picture] = process.argv.slice(2);
const US = 'lichthof';

/** What WorkAdventure's own back and pusher needed, as a ratio to the floor: measured before, as it cannot be fetched from a registry. */
const WORKADVENTURE = { 'W1 200': 10.3, 'W1 500': 23, 'W2 1000': 16 };

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const verdict = (holds) => (holds ? 'yes' : '**no**');
const print = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const head = (...cells) => (print(...cells), console.log(`|${cells.map(() => '---').join('|')}|`));

/** Lines by load ("W2 2000") and server, in the order they came in. */
function read() {
  const loads = new Map();
  for (const line of readFileSync(file, 'utf8').split('\n').filter((text) => text.startsWith('{'))) {
    const run = JSON.parse(line);
    const load = `${run.workload} ${run.n}`;
    if (!loads.has(load)) loads.set(load, new Map());
    const servers = loads.get(load);
    if (!servers.has(run.label)) servers.set(run.label, []);
    servers.get(run.label).push(run);
  }
  return loads;
}

const isHeld = (run) => !run.error && run.dead === 0 && run.coverage >= 0.9;
const of = (runs, key) => runs.filter((run) => !run.error).map((run) => run[key]).filter(Number.isFinite);
const spread = (values, digits) =>
  values.length === 0 ? '-'
    : `${median(values).toFixed(digits)}${values.length > 1 ? ` [${Math.min(...values).toFixed(digits)}..${Math.max(...values).toFixed(digits)}]` : ''}`;

function ratios() {
  const cost = (runs) => median(of(runs, 'cpu_s_per_M_useful'));
  head('load', 'server', 'runs', 'CPU s / M useful', 'x floor', 'core %', 'bytes / update', 'coverage', 'p99 ms');
  const targets = [];
  for (const [load, servers] of read()) {
    const floor = servers.has('floor') ? cost(servers.get('floor')) : NaN;
    for (const [server, runs] of servers) {
      const held = runs.filter(isHeld);
      const shown = held.length > 0 ? held : runs;
      print(load, server, held.length === runs.length ? runs.length : `${held.length} of ${runs.length} held`,
        spread(of(shown, 'cpu_s_per_M_useful'), 3), (cost(shown) / floor).toFixed(2), spread(of(shown, 'cpu_pct'), 0),
        spread(of(shown, 'bytes_per_update'), 2), spread(of(shown, 'coverage'), 2), spread(of(shown, 'lat_p99'), 0));
    }
    const ours = servers.get(US);
    if (!ours) continue;
    const ratio = cost(ours) / floor;
    if (['W1 500', 'W2 2000', 'W2 5000'].includes(load)) targets.push([load, 'x floor', ratio, '<=', 1.5]);
    if (WORKADVENTURE[load]) targets.push([load, "x floor; an eighth of WorkAdventure's", ratio, '<=', WORKADVENTURE[load] / 8]);
    targets.push([load, 'bytes / update', median(of(ours, 'bytes_per_update')), '<=', 6.5]);
    for (const [peer, runs] of servers) {
      if (peer === 'floor' || peer === US) continue;
      const least = peer === 'colyseus' && load.startsWith('W2') ? 3 : 1;
      if (runs.some(isHeld)) targets.push([load, `${peer}'s cost / ours`, cost(runs.filter(isHeld)) / cost(ours), '>=', least]);
      else targets.push([load, `${peer} does not hold it; its cost / ours`, cost(runs) / cost(ours), '>=', least]);
    }
  }
  console.log();
  head('load', 'target', 'measured', 'wanted', 'met');
  for (const [load, what, measured, relation, wanted] of targets) {
    print(load, what, measured.toFixed(2), `${relation} ${wanted.toFixed(2)}`,
      verdict(relation === '<=' ? measured <= wanted : measured >= wanted));
  }
}

function idle() {
  head('load', 'server', 'runs', 'CPU s in the window', 'core %', 'x floor', 'coverage', 'p99 ms', 'KiB resident / connection');
  for (const [load, servers] of read()) {
    const floor = median(of(servers.get('floor') ?? [], 'cpu_s'));
    for (const [server, runs] of servers) {
      print(load, server, runs.length, spread(of(runs, 'cpu_s'), 2), spread(of(runs, 'cpu_pct'), 1),
        (median(of(runs, 'cpu_s')) / floor).toFixed(2), spread(of(runs, 'coverage'), 2), spread(of(runs, 'lat_p99'), 0),
        spread(of(runs, 'rss_kib_conn'), 1));
    }
  }
  const loads = read();
  const walking = loads.get('W3 10000');
  const standing = loads.get('W3i 10000');
  console.log();
  head('target', 'measured', 'wanted', 'met');
  if (walking?.has(US) && walking.has('floor')) {
    const ratio = median(of(walking.get(US), 'cpu_s')) / median(of(walking.get('floor'), 'cpu_s'));
    print('10,000 of whom 5 % walk, CPU x floor', ratio.toFixed(2), '<= 1.30', verdict(ratio <= 1.3));
  }
  const memory = [...(walking?.get(US) ?? []), ...(standing?.get(US) ?? [])];
  if (memory.length > 0) {
    const kib = median(of(memory, 'rss_kib_conn'));
    print('KiB resident / connection', kib.toFixed(1), '<= 16.0', verdict(kib <= 16));
  }
  if (standing?.has(US)) {
    const percent = median(of(standing.get(US), 'cpu_pct'));
    print('nobody walks: core %', percent.toFixed(1), 'about 0', verdict(percent < 2));
  }
}

function curve() {
  const points = new Map();
  head('N', 'server', 'core %', 'CPU us a second and person', 'coverage', 'p99 ms');
  for (const [load, servers] of read()) {
    const n = Number(load.split(' ')[1]);
    for (const [server, runs] of servers) {
      const each = of(runs, 'cpu_pct').map((percent) => (percent * 1e4) / n);
      print(n, server, spread(of(runs, 'cpu_pct'), 0), spread(each, 1), spread(of(runs, 'coverage'), 2), spread(of(runs, 'lat_p99'), 0));
      if (!points.has(server)) points.set(server, []);
      points.get(server).push([n, median(of(runs, 'cpu_pct')), runs.every(isHeld)]);
    }
  }
  if (picture) writeFileSync(picture, draw(points));
}

/** Core % over N; who is below the coverage that counts as held is drawn hollow. */
function draw(points) {
  const [width, height, left, bottom] = [640, 360, 56, 44];
  const most = Math.max(...[...points.values()].flat().map(([n]) => n));
  const x = (n) => left + (n / most) * (width - left - 110);
  const y = (percent) => height - bottom - (percent / 100) * (height - bottom - 20);
  const colours = { floor: '#6b7280', lichthof: '#0f766e' };
  const lines = [...points].map(([server, list]) => {
    const colour = colours[server] ?? '#b45309';
    const path = list.map(([n, percent], i) => `${i ? 'L' : 'M'}${x(n).toFixed(1)} ${y(percent).toFixed(1)}`).join('');
    const dots = list.map(([n, percent, held]) =>
      `<circle cx="${x(n).toFixed(1)}" cy="${y(percent).toFixed(1)}" r="4" stroke="${colour}" stroke-width="2" fill="${held ? colour : '#fff'}"/>`);
    const [n, percent] = list.at(-1);
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`
      + `<text x="${x(n) + 10}" y="${y(percent) + 4 + (server === 'floor' ? 12 : -6)}" fill="${colour}">${server}</text>`;
  });
  const rulers = [0, 25, 50, 75, 100].map((percent) =>
    `<path d="M${left} ${y(percent)}H${width - 110}" stroke="#e5e7eb"/><text x="${left - 8}" y="${y(percent) + 4}" text-anchor="end">${percent} %</text>`);
  const steps = [...new Set([...points.values()].flat().map(([n]) => n))].map((n) =>
    `<text x="${x(n)}" y="${height - bottom + 18}" text-anchor="middle">${n.toLocaleString('en')}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img" `
    + `aria-label="Share of one core over the number of people who all walk, at constant density">`
    + `<rect width="${width}" height="${height}" fill="#fff"/>${rulers.join('')}${steps.join('')}${lines.join('')}`
    + `<text x="${(left + width - 110) / 2}" y="${height - 6}" text-anchor="middle">people who all walk, 40 in view of each (hollow: not all that was sent arrived)</text></svg>\n`;
}

/** "CAPACITY server load tick=100 p99<=150: 5000" */
function capacities() {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('CAPACITY')).map((line) => {
    const [, server, load, tick, limit, n] = /CAPACITY (\S+) (\S+) tick=(\d+) p99<=(\d+): <?(\d+)/.exec(line);
    return { server, load, tick: Number(tick), limit: Number(limit), n: Number(n) };
  });
}

function capacity() {
  head('step', 'p99 at most', 'rounds', 'floor holds', 'we hold', 'ratio of the medians', 'of each round', 'wanted', 'met');
  for (const [tick, wanted] of [[100, 0.8], [50, 0.7]]) {
    const find = (server) => capacities().filter((one) => one.server === server && one.tick === tick);
    const ours = find(US);
    const floor = find('floor').slice(0, ours.length);
    if (ours.length === 0 || floor.length < ours.length) continue;
    const sizes = (runs) => runs.map((run) => run.n);
    const ratio = median(sizes(ours)) / median(sizes(floor));
    print(`${tick} ms`, `${ours[0].limit} ms`, ours.length, spread(sizes(floor), 0), spread(sizes(ours), 0), ratio.toFixed(2),
      ours.map((run, round) => (run.n / floor[round].n).toFixed(2)).join(', '), `>= ${wanted.toFixed(2)}`, verdict(ratio >= wanted));
  }
}

function cores() {
  const [one, two] = capacities().filter((each) => each.server === US).slice(-2);
  head('cores', 'people held');
  print(1, one.n);
  print(2, two.n);
  print('ratio (wanted: >= 1.60)', `${(two.n / one.n).toFixed(2)}, met: ${verdict(two.n / one.n >= 1.6)}`);
}

({ ratios, idle, curve, capacity, cores })[part]();
