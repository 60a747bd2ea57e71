import { CompositeTilemap } from "@pixi/tilemap";
import { Container, Sprite, TilingSprite, type Texture } from "pixi.js";
import { fromBase64, TILE_ID, type ImageLayer, type SceneFile, type SceneLayer, type SpritesLayer, type TextsLayer, type TilesLayer } from "../space/scene-file.ts";
import type { WalkGrid } from "../space/walk-grid.ts";
import type { View } from "./camera.ts";
import { FONT } from "./look.ts";
import { shiftOf } from "./parallax.ts";
import { draw, part, type Pictures } from "./pictures.ts";
import { plainTiles, TileBook, type TilePicture } from "./tiles.ts";

/** Side of a piece of floor that is shown or left out as a whole, tiles. */
const PIECE = 24;
/** More animated tiles than this stand still: a map is not a film. */
const MOST_ANIMATED = 3000;
/** Texts of a map are drawn this much finer than they are large. */
const TEXT_RESOLUTION = 3;
/** Of its letters' size. */
const LINE_HEIGHT = 1.25;

interface Piece {
  readonly node: Container;
  /** Of its layer, where that is drawn apart from its place. */
  readonly shift: { readonly x: number; readonly y: number };
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A layer that passes slower or faster than the floor. */
interface Drifting {
  readonly node: Container;
  readonly layer: SceneLayer;
}

interface Animated {
  readonly frames: readonly { readonly texture: Texture; readonly untilMillis: number }[];
  readonly lengthMillis: number;
  readonly sprites: Sprite[];
  shown: number;
}

/** The map itself: everything of a scene file that does not move, below the people and above them. */
export class Floor {
  readonly below = new Container();
  readonly above = new Container();
  private readonly pieces: Piece[] = [];
  private readonly drifting: Drifting[] = [];
  private readonly animations = new Map<string, Animated>();
  private animatedTiles = 0;
  /** Painted or cut out for this floor alone; `source`: with all that is in them. */
  private readonly owned: { readonly texture: Texture; readonly source: boolean }[] = [];
  private book: TileBook | undefined;
  private plain: { readonly floor: Texture; readonly wall: Texture } | undefined;

  /** Loads the pictures and builds all layers. Pictures that cannot be had are drawn plainly. */
  static async build(scene: SceneFile, grid: WalkGrid, pictures: Pictures, dark: boolean): Promise<Floor> {
    const floor = new Floor();
    const book = await TileBook.load(scene, pictures);
    floor.book = book;
    floor.plain = plainTiles(32, dark);
    for (const layer of scene.layers) {
      const home = layer.above ? floor.above : floor.below;
      const node = await floor.layer(layer, scene, book, grid, pictures);
      if (layer.parallax !== undefined) floor.drifting.push({ node, layer });
      home.addChild(node);
    }
    if (scene.layers.length === 0) floor.below.addChild(floor.plainFloor(scene, grid));
    return floor;
  }

  /** Shows the pieces in view only, and moves layers with parallax to where this view sees them. */
  show(view: View, reducedMotion: boolean): void {
    for (const { node, layer } of this.drifting) {
      const shift = shiftOf(layer.parallax!, view, reducedMotion);
      node.position.set(shift.x, shift.y);
    }
    for (const { node, shift, left, top, right, bottom } of this.pieces) {
      node.visible =
        left + shift.x < view.x + view.width && right + shift.x > view.x && top + shift.y < view.y + view.height && bottom + shift.y > view.y;
    }
  }

  /** Turns animated tiles to this moment. True: something changed. */
  animate(nowMillis: number): boolean {
    let changed = false;
    for (const animated of this.animations.values()) {
      const at = nowMillis % animated.lengthMillis;
      let frame = 0;
      while (animated.frames[frame]!.untilMillis <= at) frame++;
      if (frame === animated.shown) continue;
      animated.shown = frame;
      changed = true;
      const texture = animated.frames[frame]!.texture;
      for (const sprite of animated.sprites) sprite.texture = texture;
    }
    return changed;
  }

  destroy(): void {
    this.below.destroy({ children: true });
    this.above.destroy({ children: true });
    this.book?.destroy();
    for (const { texture, source } of this.owned.splice(0)) texture.destroy(source);
    this.plain?.floor.destroy(true);
    this.plain?.wall.destroy(true);
  }

  private async layer(layer: SceneLayer, scene: SceneFile, book: TileBook, grid: WalkGrid, pictures: Pictures): Promise<Container> {
    const node = new Container({ alpha: layer.opacity });
    switch (layer.kind) {
      case "tiles":
        node.addChild(this.tiles(scene, layer, book, grid, node.position));
        break;
      case "image":
        node.addChild(await this.image(layer, scene, pictures));
        break;
      case "sprites":
        node.addChild(this.sprites(layer, book));
        break;
      case "texts":
        node.addChild(this.texts(layer));
        break;
    }
    return node;
  }

  private tiles(scene: SceneFile, layer: TilesLayer, book: TileBook, grid: WalkGrid, shift: Piece["shift"]): Container {
    const node = new Container();
    node.position.set(layer.offsetX, layer.offsetY);
    const bytes = fromBase64(layer.ids);
    const ids = new DataView(bytes.buffer);
    // Tile maps know no tint, and keep their order only up to sixteen pictures.
    const asSprites = layer.tint !== undefined || this.countsPictures(ids, book) > 16;
    for (let row = 0; row < layer.rows; row += PIECE) {
      for (let column = 0; column < layer.columns; column += PIECE) {
        const piece = asSprites ? new Container() : new CompositeTilemap();
        const still = new Container();
        let isEmpty = true;
        for (let r = row; r < Math.min(row + PIECE, layer.rows); r++) {
          for (let c = column; c < Math.min(column + PIECE, layer.columns); c++) {
            const id = ids.getUint32((r * layer.columns + c) * 4, true);
            if ((id & TILE_ID) === 0) continue;
            isEmpty = false;
            this.tile(scene, layer, book, grid, id, layer.column + c, layer.row + r, piece, still);
          }
        }
        if (isEmpty) continue;
        if (piece instanceof CompositeTilemap) piece.scale.set(scene.scale);
        const whole = new Container();
        whole.addChild(piece, still);
        node.addChild(whole);
        this.addPiece(whole, shift, scene, layer, column, row);
      }
    }
    return node;
  }

  /** One tile: into the tile map, or as a sprite where it moves, is tinted, or has no picture. */
  private tile(
    scene: SceneFile,
    layer: TilesLayer,
    book: TileBook,
    grid: WalkGrid,
    id: number,
    column: number,
    row: number,
    piece: Container,
    still: Container,
  ): void {
    const picture = book.picture(id);
    if (picture === undefined) {
      if (layer.above || this.plain === undefined) return;
      const sprite = new Sprite(grid.isWall(column, row) ? this.plain.wall : this.plain.floor);
      sprite.position.set(column * scene.tileWidth, row * scene.tileHeight);
      sprite.setSize(scene.tileWidth, scene.tileHeight);
      still.addChild(sprite);
      return;
    }
    // As Tiled does it: tiles larger than the grid stand on the lower edge of their place.
    const x = column * scene.tileWidth + picture.tileset.offsetX;
    const y = (row + 1) * scene.tileHeight - picture.tileset.tileHeight * scene.scale + picture.tileset.offsetY;
    const isAnimated = picture.animation !== undefined && this.animatedTiles < MOST_ANIMATED;
    if (piece instanceof CompositeTilemap && !isAnimated) {
      piece.tile(picture.texture, x / scene.scale, y / scene.scale, {
        tileWidth: picture.texture.frame.width,
        tileHeight: picture.texture.frame.height,
        rotate: picture.rotate,
        // Unlike all else, tile maps do not heed how opaque what they lie in is.
        alpha: layer.opacity,
      });
      return;
    }
    const sprite = new Sprite(book.turned(id));
    sprite.position.set(x, y);
    sprite.scale.set(scene.scale);
    if (layer.tint !== undefined) sprite.tint = layer.tint;
    if (isAnimated) {
      this.join(id, picture, book, sprite);
      still.addChild(sprite);
    } else {
      piece.addChild(sprite);
    }
  }

  private join(id: number, picture: TilePicture, book: TileBook, sprite: Sprite): void {
    this.animatedTiles++;
    const key = `${id}`;
    let animated = this.animations.get(key);
    if (animated === undefined) {
      let untilMillis = 0;
      const flips = id & ~TILE_ID;
      const frames = picture.animation!.frames.map((frame) => {
        untilMillis += Math.max(frame.ms, 16);
        return { texture: book.turned(((picture.tileset.firstId + frame.tile) | flips) >>> 0) ?? picture.texture, untilMillis };
      });
      animated = { frames, lengthMillis: untilMillis, sprites: [], shown: 0 };
      this.animations.set(key, animated);
    }
    animated.sprites.push(sprite);
  }

  private countsPictures(ids: DataView, book: TileBook): number {
    const sources = new Set<unknown>();
    for (let at = 0; at < ids.byteLength; at += 4) {
      const id = ids.getUint32(at, true);
      if ((id & TILE_ID) !== 0) sources.add(book.picture(id)?.texture.source);
    }
    return sources.size;
  }

  private addPiece(node: Container, shift: Piece["shift"], scene: SceneFile, layer: TilesLayer, column: number, row: number): void {
    // Tall tiles stick out upwards, offsets go anywhere: two tiles of tolerance, and as much as the tallest tile is higher.
    const extra = 2 * Math.max(scene.tileWidth, scene.tileHeight) + this.tallest(scene);
    const left = (layer.column + column) * scene.tileWidth + layer.offsetX;
    const top = (layer.row + row) * scene.tileHeight + layer.offsetY;
    this.pieces.push({
      node,
      shift,
      left: left - extra,
      top: top - extra,
      right: left + PIECE * scene.tileWidth + extra,
      bottom: top + PIECE * scene.tileHeight + extra,
    });
  }

  private tallest(scene: SceneFile): number {
    return scene.tilesets.reduce((most, tileset) => Math.max(most, tileset.tileHeight * scene.scale, tileset.tileWidth * scene.scale), 0);
  }

  private async image(layer: ImageLayer, scene: SceneFile, pictures: Pictures): Promise<Container> {
    const source = layer.image === null ? undefined : await pictures.source(layer.image);
    if (source === undefined) return new Container();
    const texture = part(source, 0, 0, source.width, source.height);
    this.owned.push({ texture, source: false });
    const tint = layer.tint ?? "#ffffff";
    if (!layer.repeatX && !layer.repeatY) {
      const sprite = new Sprite({ texture, tint });
      sprite.position.set(layer.x, layer.y);
      sprite.setSize(layer.width, layer.height);
      return sprite;
    }
    // What passes slower or faster than the floor is seen beyond the map's edges, too.
    const beyondX = layer.repeatX && layer.parallax !== undefined ? scene.width : 0;
    const beyondY = layer.repeatY && layer.parallax !== undefined ? scene.height : 0;
    const tiled = new TilingSprite({
      texture,
      tint,
      width: layer.repeatX ? scene.width + 2 * beyondX : layer.width,
      height: layer.repeatY ? scene.height + 2 * beyondY : layer.height,
    });
    tiled.position.set(layer.repeatX ? -beyondX : layer.x, layer.repeatY ? -beyondY : layer.y);
    tiled.tileScale.set(layer.width / source.width, layer.height / source.height);
    tiled.tilePosition.set(layer.repeatX ? layer.x + beyondX : 0, layer.repeatY ? layer.y + beyondY : 0);
    return tiled;
  }

  private sprites(layer: SpritesLayer, book: TileBook): Container {
    const node = new Container();
    for (const each of layer.sprites) {
      const texture = book.turned(each.id);
      if (texture === undefined) continue;
      const sprite = new Sprite(texture);
      // Turned about the lower left corner, as Tiled does.
      sprite.pivot.set(0, texture.height);
      sprite.position.set(each.x, each.y + each.height);
      sprite.scale.set(each.width / texture.width, each.height / texture.height);
      sprite.angle = each.rotation;
      if (layer.tint !== undefined) sprite.tint = layer.tint;
      node.addChild(sprite);
      const picture = book.picture(each.id);
      if (picture?.animation !== undefined && this.animatedTiles < MOST_ANIMATED) this.join(each.id, picture, book, sprite);
    }
    return node;
  }

  private texts(layer: TextsLayer): Container {
    const node = new Container();
    for (const each of layer.texts) {
      if (each.width < 1 || each.height < 1) continue;
      const texture = draw(each.width, each.height, TEXT_RESOLUTION, (pen) => {
        pen.font = `${each.bold ? "600 " : ""}${each.size}px ${FONT}`;
        pen.fillStyle = each.colour;
        pen.textBaseline = "top";
        pen.textAlign = each.align;
        const x = each.align === "left" ? 0 : each.align === "center" ? each.width / 2 : each.width;
        const lines = wrap(pen, each.text, each.width);
        const left = each.height - lines.length * each.size * LINE_HEIGHT;
        const top = each.vertical === "top" ? 0 : each.vertical === "center" ? left / 2 : left;
        lines.forEach((line, i) => pen.fillText(line, x, top + i * each.size * LINE_HEIGHT));
      });
      this.owned.push({ texture, source: true });
      const sprite = new Sprite(texture);
      sprite.position.set(each.x, each.y);
      sprite.angle = each.rotation;
      node.addChild(sprite);
    }
    return node;
  }

  private plainFloor(scene: SceneFile, grid: WalkGrid): Container {
    const node = new Container();
    for (let row = 0; row < scene.rows; row++) {
      for (let column = 0; column < scene.columns; column++) {
        const sprite = new Sprite(grid.isWall(column, row) ? this.plain!.wall : this.plain!.floor);
        sprite.position.set(column * scene.tileWidth, row * scene.tileHeight);
        sprite.setSize(scene.tileWidth, scene.tileHeight);
        node.addChild(sprite);
      }
    }
    return node;
  }
}

export function wrap(pen: Pick<CanvasRenderingContext2D, "measureText">, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && pen.measureText(longer).width > width) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.push(line);
  }
  return lines;
}
