/** The protocol's numbers in the words that this client uses, and back. A number that a newer server sends gets a safe word. */

import {
  Availability as WireAvailability,
  ConversationKind,
  Role as WireRole,
  type Channel as WireChannel,
} from "../gen/lichthof/v1/common_pb.js";
import { RefusalCode, type RoomSummary as WireRoomSummary } from "../gen/lichthof/v1/server_pb.js";
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ChannelSchema } from "../gen/lichthof/v1/common_pb.js";
import type { Availability, Channel, Conversation, Facing, Role, RoomSummary } from "./api.ts";

export function availabilityWord(number: WireAvailability): Availability {
  switch (number) {
    case WireAvailability.BUSY:
      return "busy";
    case WireAvailability.DO_NOT_DISTURB:
      return "do-not-disturb";
    case WireAvailability.AWAY:
      return "away";
    default:
      return "available";
  }
}

export function availabilityNumber(word: Availability): WireAvailability {
  return AVAILABILITY_NUMBERS[word];
}

const AVAILABILITY_NUMBERS: Readonly<Record<Availability, WireAvailability>> = {
  available: WireAvailability.AVAILABLE,
  busy: WireAvailability.BUSY,
  "do-not-disturb": WireAvailability.DO_NOT_DISTURB,
  away: WireAvailability.AWAY,
};

export function roleWord(number: WireRole): Role {
  switch (number) {
    case WireRole.BOOTH_STAFF:
      return "booth-staff";
    case WireRole.HOST:
      return "host";
    case WireRole.ORGANISER:
      return "organiser";
    default:
      return "citizen";
  }
}

export function kindWord(number: ConversationKind): Conversation["kind"] {
  switch (number) {
    case ConversationKind.MEETING:
      return "meeting";
    case ConversationKind.STAGE:
      return "stage";
    default:
      return "nearby";
  }
}

export function facingWord(number: number): Facing {
  return (number & 7) as Facing;
}

/** "ROOM_FULL": the codes of server.proto without their prefix. */
export function refusalWord(code: RefusalCode): string {
  return RefusalCode[code] ?? "UNSPECIFIED";
}

export function channelWord(channel: WireChannel | undefined): Channel {
  switch (channel?.to.case) {
    case "room":
      return { kind: "room" };
    case "everyone":
      return { kind: "everyone" };
    case "directMember":
      return { kind: "direct", member: channel.to.value };
    default:
      return { kind: "nearby" };
  }
}

export function channelInit(channel: Channel): MessageInitShape<typeof ChannelSchema> {
  switch (channel.kind) {
    case "nearby":
      return { to: { case: "nearby", value: {} } };
    case "room":
      return { to: { case: "room", value: {} } };
    case "everyone":
      return { to: { case: "everyone", value: {} } };
    case "direct":
      return { to: { case: "directMember", value: channel.member } };
  }
}

export function roomSummary(wire: WireRoomSummary): RoomSummary {
  return { room: wire.room, title: { de: wire.titleDe, en: wire.titleEn }, people: wire.people, capacity: wire.capacity };
}
