/** The file that a map becomes for browsers: docs/scene.md, format 1. World pixels unless a name says otherwise. */

/** By language; "" where the map does not name one. */
export type LocalText = Readonly<Record<string, string>>;

export type AreaKind = "meeting" | "booth" | "group" | "help" | "quiet" | "stage" | "audience" | "place" | "exit" | "website" | "sound" | "focus";

export interface SceneFile {
  readonly format: 1;
  readonly name: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly copyright: string;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly scale: number;
  readonly background: string | null;
  readonly walls: string;
  readonly tilesets: readonly SceneTileset[];
  readonly layers: readonly SceneLayer[];
  readonly areas: readonly SceneArea[];
  readonly entries: readonly { readonly name: string; readonly spots: readonly (readonly [number, number])[] }[];
}

export interface SceneTileset {
  readonly name: string;
  readonly firstId: number;
  readonly count: number;
  readonly image: string | null;
  /** "#rrggbb": this colour of the image is not drawn. */
  readonly transparent?: string;
  readonly imageWidth: number;
  readonly imageHeight: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly columns: number;
  readonly margin: number;
  readonly spacing: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly animations: readonly { readonly tile: number; readonly frames: readonly { readonly tile: number; readonly ms: number }[] }[];
}

interface LayerBase {
  readonly name: string;
  readonly above: boolean;
  readonly opacity: number;
  /** "#rrggbb", multiplied with the picture's own colours. Texts have their own colour. */
  readonly tint?: string;
  /** Missing: the layer moves with the floor. */
  readonly parallax?: Parallax;
}
/** Share of the floor's movement that a layer makes; it lies as drawn while the middle of the view is at the origin. */
export interface Parallax {
  readonly x: number;
  readonly y: number;
  readonly originX: number;
  readonly originY: number;
}
export interface TilesLayer extends LayerBase {
  readonly kind: "tiles";
  readonly offsetX: number;
  readonly offsetY: number;
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
  /** Base64 of uint32, little endian: tile id with its flips, see {@link FLIP_X}. */
  readonly ids: string;
}
export interface ImageLayer extends LayerBase {
  readonly kind: "image";
  readonly image: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly repeatX: boolean;
  readonly repeatY: boolean;
}
export interface SceneSprite {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees, about (x, y + height). */
  readonly rotation: number;
}
export interface SpritesLayer extends LayerBase {
  readonly kind: "sprites";
  readonly sprites: readonly SceneSprite[];
}
export interface SceneText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees, about (x, y). */
  readonly rotation: number;
  readonly size: number;
  readonly colour: string;
  readonly bold: boolean;
  readonly align: "left" | "center" | "right";
  readonly vertical: "top" | "center" | "bottom";
}
export interface TextsLayer extends LayerBase {
  readonly kind: "texts";
  readonly texts: readonly SceneText[];
}
export type SceneLayer = TilesLayer | ImageLayer | SpritesLayer | TextsLayer;

export type SceneShape =
  | { readonly kind: "rectangle" | "ellipse"; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: "polygon"; readonly points: readonly (readonly [number, number])[] }
  | {
      readonly kind: "tiles";
      readonly columns: number;
      readonly rows: number;
      readonly tileWidth: number;
      readonly tileHeight: number;
      readonly bits: string;
    };

export interface SceneArea {
  readonly index: number;
  readonly kind: AreaKind;
  readonly name: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly shape: SceneShape;
  readonly onlyFor: readonly string[];
  readonly capacity?: number;
  readonly joinDistance?: number;
  readonly stage?: string;
  readonly exit?: { readonly room: string; readonly entry: string } | { readonly url: string };
  readonly website?: { readonly url: string; readonly trigger: "enter" | "action"; readonly message: LocalText };
  readonly sound?: { readonly url: string; readonly loop: boolean; readonly volume: number };
  readonly focus?: { readonly margin: number };
}

/** Bits of a tile id in `ids` and in sprites. */
export const FLIP_X = 0x80000000;
export const FLIP_Y = 0x40000000;
export const FLIP_DIAGONAL = 0x20000000;
export const TILE_ID = 0x1fffffff;

/** Bytes of a base64 text. */
export function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

