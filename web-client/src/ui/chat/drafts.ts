import type { Channel } from "../../space/api.ts";

const kept = new Map<string, string>();
const keyOf = (channel: Channel) => (channel.kind === "direct" ? `direct ${channel.member}` : channel.kind);

/** What somebody began to write and did not send yet, a channel each; gone with the page. */
export const drafts = {
  of: (channel: Channel): string => kept.get(keyOf(channel)) ?? "",
  keep: (channel: Channel, text: string): void => {
    kept.set(keyOf(channel), text);
  },
};
