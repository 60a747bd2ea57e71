/** The server's end of a line that goes nowhere: it lives in the page and speaks the real protocol to the real session. */
import type { Outside, Socket } from "../src/connection/line.ts";
import { decodeClient, encodeServer, type ClientMessage, type ServerInit } from "../src/protocol/frames.ts";

export const CELL = 256;

export abstract class PretendServer implements Outside {
  private socket: Socket | undefined;
  /** No line can be had while it is. */
  protected isDown = false;

  /** Something was said to it. */
  protected abstract hear(body: ClientMessage["body"]): void;

  random(): number {
    return 0;
  }

  nowMillis(): number {
    return performance.now();
  }

  onWakeUp(): () => void {
    return () => {};
  }

  connect(): Socket {
    const socket: Socket = {
      binaryType: "",
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      bufferedAmount: 0,
      send: (bytes) => this.hear(decodeClient(bytes).body),
      close: () => {
        if (this.socket === socket) this.socket = undefined;
      },
    };
    this.socket = socket;
    setTimeout(() => (this.isDown ? socket.onclose?.(undefined as never) : socket.onopen?.(undefined as never)), 20);
    return socket;
  }

  protected tell(init: ServerInit): void {
    this.socket?.onmessage?.({ data: encodeServer(init).buffer });
  }

  /** The line is gone, and no other can be had until {@link comesBack}. */
  loses(): void {
    this.isDown = true;
    this.socket?.onclose?.(undefined as never);
  }

  comesBack(): void {
    this.isDown = false;
  }
}
