import { Texture, type ImageSource } from "pixi.js";
import { TILE_ID, type SceneFile, type SceneTileset } from "../space/scene-file.ts";
import { rotationOf } from "./flips.ts";
import { INK } from "./look.ts";
import { draw, part, type Pictures } from "./pictures.ts";

interface Loaded {
  readonly tileset: SceneTileset;
  readonly source: ImageSource | undefined;
}

/** A tile as it is drawn. */
export interface TilePicture {
  readonly texture: Texture;
  /** Dihedral rotation for tile maps; sprites get it in their texture by {@link TileBook.turned}. */
  readonly rotate: number;
  readonly tileset: SceneTileset;
  readonly animation: SceneTileset["animations"][number] | undefined;
}

/** Tile numbers of one map to pictures. A tile without a picture is undefined: whoever draws does it plainly. */
export class TileBook {
  private readonly tilesets: readonly Loaded[];
  private readonly textures = new Map<number, Texture>();
  private readonly turnedTextures = new Map<number, Texture>();
  private readonly animations = new Map<number, SceneTileset["animations"][number]>();

  private constructor(tilesets: readonly Loaded[]) {
    this.tilesets = tilesets;
    for (const { tileset } of tilesets) {
      for (const animation of tileset.animations) {
        if (animation.frames.length > 1) this.animations.set(tileset.firstId + animation.tile, animation);
      }
    }
  }

  static async load(scene: SceneFile, pictures: Pictures): Promise<TileBook> {
    const loaded = await Promise.all(
      scene.tilesets.map(async (tileset) => ({
        tileset,
        source: tileset.image === null ? undefined : await pictures.source(tileset.image, tileset.transparent),
      })),
    );
    return new TileBook([...loaded].sort((a, b) => a.tileset.firstId - b.tileset.firstId));
  }

  picture(id: number): TilePicture | undefined {
    const number = id & TILE_ID;
    const found = this.find(number);
    if (found?.source === undefined) return undefined;
    return {
      texture: this.texture(number, found.tileset, found.source),
      rotate: rotationOf(id),
      tileset: found.tileset,
      animation: this.animations.get(number),
    };
  }

  /** A texture that brings its flips with it, for sprites. */
  turned(id: number): Texture | undefined {
    const picture = this.picture(id);
    if (picture === undefined || picture.rotate === 0) return picture?.texture;
    let turned = this.turnedTextures.get(id);
    if (turned === undefined) {
      const { frame, source } = picture.texture;
      turned = part(source as ImageSource, frame.x, frame.y, frame.width, frame.height, picture.rotate);
      this.turnedTextures.set(id, turned);
    }
    return turned;
  }

  private texture(number: number, tileset: SceneTileset, source: ImageSource): Texture {
    let texture = this.textures.get(number);
    if (texture === undefined) {
      const local = number - tileset.firstId;
      const columns = Math.max(tileset.columns, 1);
      const x = tileset.margin + (local % columns) * (tileset.tileWidth + tileset.spacing);
      const y = tileset.margin + Math.floor(local / columns) * (tileset.tileHeight + tileset.spacing);
      texture = part(source, x, y, tileset.tileWidth, tileset.tileHeight);
      this.textures.set(number, texture);
    }
    return texture;
  }

  private find(number: number): Loaded | undefined {
    for (let i = this.tilesets.length - 1; i >= 0; i--) {
      const loaded = this.tilesets[i]!;
      if (number < loaded.tileset.firstId) continue;
      return number < loaded.tileset.firstId + loaded.tileset.count ? loaded : undefined;
    }
    return undefined;
  }

  destroy(): void {
    for (const texture of [...this.textures.values(), ...this.turnedTextures.values()]) texture.destroy();
    this.textures.clear();
    this.turnedTextures.clear();
  }
}

/** Floor and wall for maps whose pictures are missing: light enough to walk, dark enough not to. */
export function plainTiles(size: number, dark: boolean): { readonly floor: Texture; readonly wall: Texture } {
  return {
    floor: draw(size, size, 1, (pen) => {
      pen.fillStyle = dark ? INK.floorPlainDark : INK.floorPlain;
      pen.fillRect(0, 0, size, size);
      pen.fillStyle = "rgba(0, 0, 0, 0.05)";
      pen.fillRect(0, size - 1, size, 1);
      pen.fillRect(size - 1, 0, 1, size);
    }),
    wall: draw(size, size, 1, (pen) => {
      pen.fillStyle = dark ? INK.wallPlainDark : INK.wallPlain;
      pen.fillRect(0, 0, size, size);
      pen.fillStyle = "rgba(255, 255, 255, 0.14)";
      pen.fillRect(0, 0, size, 3);
      pen.fillStyle = "rgba(0, 0, 0, 0.16)";
      pen.fillRect(0, size - 4, size, 4);
    }),
  };
}
