import { vi } from "vitest";
import { decodeClient, encodeServer, type ClientMessage, type ServerInit } from "../../protocol/frames.ts";
import type { Outside, Socket } from "../line.ts";

/** A socket whose other end the test holds. */
export class Wire implements Socket {
  binaryType = "";
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  bufferedAmount = 0;
  isClosed = false;
  readonly said: ClientMessage["body"][] = [];

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.said.push(decodeClient(bytes).body);
  }

  close(): void {
    this.isClosed = true;
  }

  opens(): this {
    this.onopen?.(undefined as never);
    return this;
  }

  tells(init: ServerInit): this {
    const bytes = encodeServer(init);
    this.onmessage?.({ data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
    return this;
  }

  breaks(): void {
    this.onclose?.(undefined as never);
  }

  kinds(): (string | undefined)[] {
    return this.said.map((body) => body.case);
  }

  /** The bodies of this kind, in order. */
  of<Case extends NonNullable<ClientMessage["body"]["case"]>>(kind: Case): Extract<ClientMessage["body"], { case: Case }>["value"][] {
    return this.said.filter((body) => body.case === kind).map((body) => body.value as never);
  }
}

/** The world around a line: sockets in the order they were opened, and time that the test moves (with vitest's timers). */
export class World implements Outside {
  readonly wires: Wire[] = [];
  readonly urls: string[] = [];
  jitter = 0;
  private readonly wakers = new Set<() => void>();

  connect(url: string, protocol: string): Socket {
    this.urls.push(`${url} ${protocol}`);
    const wire = new Wire();
    this.wires.push(wire);
    return wire;
  }

  random(): number {
    return this.jitter;
  }

  nowMillis(): number {
    return performance.now();
  }

  onWakeUp(listener: () => void): () => void {
    this.wakers.add(listener);
    return () => this.wakers.delete(listener);
  }

  wakesUp(): void {
    for (const waker of [...this.wakers]) waker();
  }

  get wire(): Wire {
    return this.wires[this.wires.length - 1]!;
  }

  passes(millis: number): void {
    vi.advanceTimersByTime(millis);
  }
}

/** Storage of a browser. */
export class Cupboard {
  readonly things = new Map<string, string>();

  getItem(key: string): string | null {
    return this.things.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.things.set(key, value);
  }

  removeItem(key: string): void {
    this.things.delete(key);
  }
}
