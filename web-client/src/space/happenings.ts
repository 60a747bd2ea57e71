import type { ServerMessage } from "../gen/lichthof/v1/server_pb.js";
import type { Happening } from "./api.ts";

/** What happens with a message of the server by itself, whatever else it changes; undefined: nothing. */
export function happeningOf(body: ServerMessage["body"]): Happening | undefined {
  switch (body.case) {
    case "knocked":
      return { kind: "knocked", person: body.value.person };
    case "knockAnswered":
      return { kind: "knock-answered", conversation: body.value.conversation, welcome: body.value.welcome };
    case "invited":
      return { kind: "invited", person: body.value.person, conversation: body.value.conversation };
    case "inviteAnswered":
      return { kind: "invite-answered", person: body.value.person, accept: body.value.accept };
    case "waved":
      return { kind: "waved", person: body.value.person };
    case "located": {
      const { member, room, person, x, y, areaPlusOne } = body.value;
      return { kind: "located", member, room, person, x, y, area: areaPlusOne === 0 ? undefined : areaPlusOne - 1 };
    }
    default:
      return undefined;
  }
}
