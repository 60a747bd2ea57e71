/** Colours and sizes of what is drawn over the map. Meaning is never in a colour alone: shapes and widths differ too. */

export interface Preferences {
  readonly reducedMotion: boolean;
  readonly dark: boolean;
  readonly language: "de" | "en";
}

export const INK = {
  /** One's own things: conversation, name, way. Amber and near-black are told apart by everybody. */
  own: 0xffb52e,
  ownText: "#1d1503",
  plate: "rgba(20, 26, 36, 0.86)",
  plateText: "#ffffff",
  others: 0xffffff,
  othersEdge: 0x2a3444,
  /** Floor of others' conversations: seen on light and on dark ground. */
  othersFloor: 0x3d5f92,
  shade: 0x0b0f18,
  floorPlain: "#d9d4c8",
  floorPlainDark: "#4a4f59",
  wallPlain: "#8b8f98",
  wallPlainDark: "#262a33",
} as const;

export const FONT = 'system-ui, "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif, "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji"';

/** Feet of a figure are this wide on the floor, world pixels. */
export const FEET = { width: 24, height: 10 } as const;
/** A name sits this far above the feet, world pixels. */
export const HEAD_HEIGHT = 46;
