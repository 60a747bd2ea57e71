/** Bytes of a WebSocket frame to messages and back. The generated code is known here and in the two readers of it only. */

import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { ClientMessageSchema, type ClientMessage } from "../gen/lichthof/v1/client_pb.js";
import { ServerMessageSchema, type ServerMessage } from "../gen/lichthof/v1/server_pb.js";

/** The version that this client speaks, and the oldest that it understands. */
export const VERSION = 1;
export const OLDEST_VERSION = 1;
export const SUBPROTOCOL = "lichthof.v1";

export type ClientBody = Exclude<NonNullable<MessageInitShape<typeof ClientMessageSchema>["body"]>, { case?: undefined }>;
export type ServerInit = MessageInitShape<typeof ServerMessageSchema>;

export function encodeClient(body: ClientBody): Uint8Array<ArrayBuffer> {
  return toBinary(ClientMessageSchema, create(ClientMessageSchema, { body })) as Uint8Array<ArrayBuffer>;
}

/** Throws when the bytes are no message; unknown fields are skipped, so that newer servers can say more. */
export function decodeServer(bytes: Uint8Array): ServerMessage {
  return fromBinary(ServerMessageSchema, bytes, { readUnknownFields: false });
}

/** The server's side of it: for tests and the development page. */
export function encodeServer(init: ServerInit): Uint8Array<ArrayBuffer> {
  return toBinary(ServerMessageSchema, create(ServerMessageSchema, init)) as Uint8Array<ArrayBuffer>;
}

export function decodeClient(bytes: Uint8Array): ClientMessage {
  return fromBinary(ClientMessageSchema, bytes);
}

export type { ClientMessage, ServerMessage };
