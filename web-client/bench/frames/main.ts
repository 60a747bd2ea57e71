/**
 * The page of `npm run bench:frames`: real session, real space, real scene; time and frames are made here, so that a slow
 * machine draws the same frames as a fast one.
 */
const clock = { millis: 0 };
performance.now = () => clock.millis;
let waiting: FrameRequestCallback[] = [];
window.requestAnimationFrame = (callback) => waiting.push(callback);
window.cancelAnimationFrame = () => (waiting = []);

const { Crowd, HALL, STEP_MILLIS } = await import("./crowd.ts");
const { createSession } = await import("../../src/connection/session.ts");
const { createScene } = await import("../../src/scene/scene.ts");

const FRAME_MILLIS = 1000 / 60;
const options = new URLSearchParams(location.search);
// Filling pixels is the graphics card's work; software that stands in for one would be all that is measured here.
if (!options.has("shown")) {
  const gl = WebGL2RenderingContext.prototype;
  gl.drawElements = gl.drawArrays = gl.drawElementsInstanced = gl.drawArraysInstanced = gl.clear = () => {};
  document.getElementById("scene")!.style.visibility = "hidden";
}
const crowd = new Crowd(Number(options.get("people")), () => clock.millis);
const session = createSession({ client: "bench", url: "bench", outside: crowd, fetchScene: () => Promise.resolve(HALL) });
await createScene({
  container: document.getElementById("scene")!,
  space: session.space,
  wishes: session.wishes,
  preferences: { reducedMotion: false, dark: false, language: "en" },
  zoom: Number(options.get("zoom") ?? 0.75),
  art: { avatars: "/art/avatars.png", avatarsIndex: "/art/avatars.json" },
  label: "Map",
  onPersonChosen: () => {},
  onAreaChosen: () => {},
  onFailed: (reason) => {
    throw new Error(reason);
  },
});
const entered = session.start({ event: "bench", linkToken: "", name: "Konstanze", avatar: 7, language: "en", room: "", entry: "" });
crowd.enter();
await entered;

let toldMillis = 0;
function frame(): void {
  clock.millis += FRAME_MILLIS;
  for (; toldMillis + STEP_MILLIS <= clock.millis; toldMillis += STEP_MILLIS) crowd.step();
  const due = waiting;
  waiting = [];
  for (const callback of due) callback(clock.millis);
}

/** So many frames, each a task of its own, as in life. Milliseconds of a clock on the wall. */
function drawFrames(count: number): Promise<void> {
  return new Promise((resolve) => {
    const turn = new MessageChannel();
    let left = count;
    turn.port1.onmessage = () => {
      frame();
      if (--left > 0) turn.port2.postMessage(0);
      else resolve();
    };
    turn.port2.postMessage(0);
  });
}

Object.assign(globalThis, { drawFrames, session });

export {};
