import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LinkState } from "../space/api.ts";
import { Line } from "./line.ts";
import { World } from "./testing/wire.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class Scene {
  readonly world = new World();
  readonly states: LinkState[] = [];
  pings = 0;
  greetings = 0;
  readonly line = new Line("wss://here/ws", "lichthof.v1", this.world, {
    state: (state) => this.states.push(state),
    connected: () => this.greetings++,
    frame: () => {},
    ping: () => this.pings++,
    lost: () => {},
  });

  open(): this {
    this.line.open();
    this.world.wire.opens();
    this.line.greeted();
    return this;
  }

  /** How long until the next socket is opened, to 10 ms. */
  waits(): number {
    const before = this.world.wires.length;
    for (let waited = 0; waited < 60_000; waited += 10) {
      if (this.world.wires.length > before) return waited;
      this.world.passes(10);
    }
    return Infinity;
  }
}

describe("a line that breaks", () => {
  test("is tried again after 0.5, 1, 2, 4, 5, 5 seconds", () => {
    const scene = new Scene().open();
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) {
      scene.world.wire.breaks();
      waits.push(scene.waits());
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
  });

  test("waits are spread, so that not everybody comes back in the same moment", () => {
    const scene = new Scene().open();
    scene.world.jitter = 1;
    scene.world.wire.breaks();
    expect(scene.waits()).toBe(750);
  });

  test("waits begin small again after the server let us in, not after a mere handshake", () => {
    const scene = new Scene().open();
    for (let i = 0; i < 4; i++) {
      scene.world.wire.breaks();
      scene.waits();
      scene.world.wire.opens();
    }
    scene.world.wire.breaks();
    expect(scene.waits()).toBe(5000);
    scene.world.wire.opens();
    scene.line.greeted();
    scene.world.wire.breaks();
    expect(scene.waits()).toBe(500);
  });

  test("is tried at once when its person wants that, and only once", () => {
    const scene = new Scene().open();
    for (let i = 0; i < 4; i++) {
      scene.world.wire.breaks();
      scene.waits();
    }
    scene.world.wire.breaks();
    const before = scene.world.wires.length;
    scene.line.reconnect();
    scene.line.reconnect();
    expect(scene.world.wires.length).toBe(before + 1);
    scene.world.wire.opens();
    scene.line.greeted();
    scene.line.reconnect();
    expect(scene.world.wires.length).toBe(before + 1);
  });

  test("is tried at once when the network is back", () => {
    const scene = new Scene().open();
    for (let i = 0; i < 4; i++) {
      scene.world.wire.breaks();
      scene.waits();
    }
    scene.world.wire.breaks();
    const before = scene.world.wires.length;
    scene.world.wakesUp();
    expect(scene.world.wires.length).toBe(before + 1);
  });

  test("a server that says when is believed", () => {
    const scene = new Scene().open();
    scene.line.comeBackAfter(3000);
    expect(scene.world.wire.isClosed).toBe(true);
    expect(scene.waits()).toBe(3000);
  });

  test("an old socket that wakes up late is not listened to", () => {
    const scene = new Scene().open();
    const old = scene.world.wire;
    old.breaks();
    scene.waits();
    const states = scene.states.length;
    old.opens();
    old.breaks();
    expect(scene.states.length).toBe(states);
  });

  test("a handshake or a greeting that never ends is given up", () => {
    const scene = new Scene();
    scene.line.open();
    scene.world.passes(15_500);
    expect(scene.world.wires).toHaveLength(2);
    scene.world.wire.opens();
    scene.world.passes(16_100);
    expect(scene.world.wires).toHaveLength(3);
  });
});

describe("a line that is closed", () => {
  test("is not tried again, not even when the network comes back", () => {
    const scene = new Scene().open();
    scene.line.close("opened-elsewhere");
    scene.world.wakesUp();
    expect(scene.waits()).toBe(Infinity);
    expect(scene.line.state).toEqual({ kind: "closed", reason: "opened-elsewhere" });
  });

  test("can be opened again by its person", () => {
    const scene = new Scene().open();
    scene.line.close("opened-elsewhere");
    scene.line.open();
    expect(scene.line.state.kind).toBe("connecting");
  });
});

describe("silence", () => {
  test("a ping goes every 20 s, and after 45 s of silence the line is given up", () => {
    const scene = new Scene().open();
    scene.world.passes(20_000);
    expect(scene.pings).toBe(1);
    scene.world.passes(24_900);
    expect(scene.line.state.kind).toBe("open");
    scene.world.passes(200);
    expect(scene.line.state.kind).toBe("waiting");
  });

  test("any word keeps it", () => {
    const scene = new Scene().open();
    for (let i = 0; i < 10; i++) {
      scene.world.passes(20_000);
      scene.world.wire.tells({});
    }
    expect(scene.line.state.kind).toBe("open");
    expect(scene.pings).toBe(10);
  });

  test("a hidden page whose timers come once a minute keeps its line", () => {
    const scene = new Scene().open();
    const real = performance.now();
    const clock = vi.spyOn(scene.world, "nowMillis");
    for (let minute = 1; minute <= 5; minute++) {
      // The timer of 20 s fires a minute late; the answer to its ping comes at once.
      clock.mockReturnValue(real + minute * 60_000);
      scene.world.passes(20_000);
      scene.world.wire.tells({});
    }
    expect(scene.line.state.kind).toBe("open");
    expect(scene.pings).toBe(5);
  });

  test("who looks at the page again learns within 5 s that the line is dead", () => {
    const scene = new Scene().open();
    scene.world.passes(1000);
    scene.world.wakesUp();
    expect(scene.pings).toBe(1);
    scene.world.passes(5_100);
    expect(scene.line.state.kind).toBe("waiting");
  });
});
