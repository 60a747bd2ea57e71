import { ImageSource, Rectangle, Texture } from "pixi.js";
import { withoutColour } from "./key-out.ts";

/**
 * Pictures from the server as textures. Plain images without workers or blob addresses: the page's Content-Security-Policy
 * allows neither.
 */
export class Pictures {
  private readonly loading = new Map<string, Promise<ImageSource | undefined>>();
  private readonly loaded = new Set<ImageSource>();
  private smooth = false;

  /** The picture; undefined when it cannot be had. Asked for once, however many want it. `transparent`: without this colour. */
  source(url: string, transparent?: string): Promise<ImageSource | undefined> {
    const key = `${transparent ?? ""} ${url}`;
    let source = this.loading.get(key);
    if (source === undefined) {
      source = this.load(key, url, transparent);
      this.loading.set(key, source);
    }
    return source;
  }

  /** Pixels stay crisp when enlarged, and are blended when the picture is shown smaller than it is. */
  setSmooth(smooth: boolean): void {
    if (smooth === this.smooth) return;
    this.smooth = smooth;
    for (const source of this.loaded) source.scaleMode = smooth ? "linear" : "nearest";
  }

  private async load(key: string, url: string, transparent: string | undefined): Promise<ImageSource | undefined> {
    const image = new Image();
    image.decoding = "async";
    image.src = url;
    try {
      await image.decode();
    } catch {
      // Not there, or no picture: the scene is drawn without it; another try comes with the next map.
      this.loading.delete(key);
      return undefined;
    }
    const resource = transparent === undefined ? image : withoutColour(image, transparent);
    const source = new ImageSource({ resource, scaleMode: this.smooth ? "linear" : "nearest", alphaMode: "premultiply-alpha-on-upload" });
    this.loaded.add(source);
    return source;
  }

  destroy(): void {
    for (const source of this.loaded) source.destroy();
    this.loaded.clear();
    this.loading.clear();
  }
}

export function part(source: ImageSource, x: number, y: number, width: number, height: number, rotate = 0): Texture {
  // A picture smaller than its index says is drawn as far as it goes.
  const frame = new Rectangle(
    Math.min(x, Math.max(source.width - 1, 0)),
    Math.min(y, Math.max(source.height - 1, 0)),
    Math.max(Math.min(width, source.width - x), 1),
    Math.max(Math.min(height, source.height - y), 1),
  );
  return new Texture({ source, frame, rotate });
}

/** A small drawing of our own, at the screen's resolution. */
export function draw(width: number, height: number, resolution: number, paint: (pen: CanvasRenderingContext2D) => void): Texture {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * resolution);
  canvas.height = Math.ceil(height * resolution);
  const pen = canvas.getContext("2d");
  if (pen !== null) {
    pen.scale(resolution, resolution);
    paint(pen);
  }
  return new Texture({ source: new ImageSource({ resource: canvas, resolution, scaleMode: "linear", alphaMode: "premultiply-alpha-on-upload" }) });
}
