/**
 * A small canvas of pixels, and the few shapes that everything here is made of. Colours are 0xRRGGBBAA.
 *
 * Drawing with a translucent colour mixes with what is there; on an empty pixel it stays translucent, so a shadow drawn
 * into an empty tile is a shadow on whatever floor the tile is laid.
 */
export type Colour = number;

export const CLEAR: Colour = 0;

export function hex(text: string): Colour {
  return ((parseInt(text.replace("#", ""), 16) << 8) | 0xff) >>> 0;
}

/** The same colour, `alpha` 0 to 255 opaque. */
export function translucent(colour: Colour, alpha: number): Colour {
  return ((colour & 0xffffff00) | alpha) >>> 0;
}

/** Between two colours; `share` 0 is all `a`, 1 all `b`. Keeps the opacity of `a`. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  const channel = (shift: number): number =>
    Math.round(((a >>> shift) & 0xff) * (1 - share) + ((b >>> shift) & 0xff) * share) << shift;
  return (channel(24) | channel(16) | channel(8) | (a & 0xff)) >>> 0;
}

export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint32Array(width * height);
  }

  get(x: number, y: number): Colour {
    return x < 0 || y < 0 || x >= this.width || y >= this.height ? CLEAR : (this.pixels[y * this.width + x] as number);
  }

  /** Draws one pixel; outside of the canvas nothing happens. */
  set(x: number, y: number, colour: Colour): this {
    x = Math.round(x);
    y = Math.round(y);
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return this;
    const at = y * this.width + x;
    const below = this.pixels[at] as number;
    const alpha = colour & 0xff;
    if (alpha === 0) return this;
    if (alpha === 255 || (below & 0xff) === 0) {
      this.pixels[at] = colour;
    } else if ((below & 0xff) === 255) {
      this.pixels[at] = mix(below, colour, alpha / 255);
    } else {
      this.pixels[at] = alpha >= (below & 0xff) ? colour : below;
    }
    return this;
  }

  erase(x: number, y: number, width = 1, height = 1): this {
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row++) {
      for (let column = Math.max(0, x); column < Math.min(this.width, x + width); column++) {
        this.pixels[row * this.width + column] = CLEAR;
      }
    }
    return this;
  }

  rect(x: number, y: number, width: number, height: number, colour: Colour): this {
    for (let row = y; row < y + height; row++) for (let column = x; column < x + width; column++) this.set(column, row, colour);
    return this;
  }

  /** The edge of a rectangle, one pixel thick. */
  frame(x: number, y: number, width: number, height: number, colour: Colour): this {
    this.rect(x, y, width, 1, colour).rect(x, y + height - 1, width, 1, colour);
    return this.rect(x, y + 1, 1, height - 2, colour).rect(x + width - 1, y + 1, 1, height - 2, colour);
  }

  /** A rectangle whose corner pixels are left out: reads softer. */
  slab(x: number, y: number, width: number, height: number, colour: Colour): this {
    this.rect(x + 1, y, width - 2, 1, colour).rect(x + 1, y + height - 1, width - 2, 1, colour);
    return this.rect(x, y + 1, width, height - 2, colour);
  }

  /** A filled ellipse; centre and radii may be halves. */
  ellipse(cx: number, cy: number, rx: number, ry: number, colour: Colour): this {
    for (let y = Math.floor(cy - ry); y <= Math.ceil(cy + ry); y++) {
      for (let x = Math.floor(cx - rx); x <= Math.ceil(cx + rx); x++) {
        const dx = (x - cx) / (rx + 0.2);
        const dy = (y - cy) / (ry + 0.2);
        if (dx * dx + dy * dy <= 1) this.set(x, y, colour);
      }
    }
    return this;
  }

  ring(cx: number, cy: number, rx: number, ry: number, colour: Colour, thickness = 1): this {
    for (let y = Math.floor(cy - ry); y <= Math.ceil(cy + ry); y++) {
      for (let x = Math.floor(cx - rx); x <= Math.ceil(cx + rx); x++) {
        const outer = ((x - cx) / (rx + 0.2)) ** 2 + ((y - cy) / (ry + 0.2)) ** 2;
        const inner = ((x - cx) / (rx - thickness + 0.2)) ** 2 + ((y - cy) / (ry - thickness + 0.2)) ** 2;
        if (outer <= 1 && inner > 1) this.set(x, y, colour);
      }
    }
    return this;
  }

  line(x0: number, y0: number, x1: number, y1: number, colour: Colour, thickness = 1): this {
    const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1);
    for (let i = 0; i <= steps; i++) {
      const x = Math.round(x0 + ((x1 - x0) * i) / steps);
      const y = Math.round(y0 + ((y1 - y0) * i) / steps);
      this.rect(x, y, thickness, thickness, colour);
    }
    return this;
  }

  /** Every second pixel, as on a chess board; `sparse`: every fourth. */
  dither(x: number, y: number, width: number, height: number, colour: Colour, sparse = false): this {
    for (let row = y; row < y + height; row++) {
      for (let column = x; column < x + width; column++) {
        const hit = sparse ? column % 4 === (row % 2) * 2 && row % 2 === 0 : (column + row) % 2 === 0;
        if (hit) this.set(column, row, colour);
      }
    }
    return this;
  }

  /** Colours a pixel for which `colourAt` gives one. */
  paint(colourAt: (x: number, y: number) => Colour): this {
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const colour = colourAt(x, y);
        if (colour !== CLEAR) this.set(x, y, colour);
      }
    }
    return this;
  }

  draw(source: Canvas, x: number, y: number, mirrored = false): this {
    for (let row = 0; row < source.height; row++) {
      for (let column = 0; column < source.width; column++) {
        const colour = source.get(mirrored ? source.width - 1 - column : column, row);
        if (colour !== CLEAR) this.set(x + column, y + row, colour);
      }
    }
    return this;
  }

  crop(x: number, y: number, width: number, height: number): Canvas {
    const part = new Canvas(width, height);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) part.pixels[row * width + column] = this.get(x + column, y + row);
    }
    return part;
  }

  mirror(): Canvas {
    return new Canvas(this.width, this.height).draw(this, 0, 0, true);
  }

  /** Rows of letters, each naming a colour; a blank or an unknown letter leaves the pixel. */
  sprite(x: number, y: number, rows: readonly string[], colours: Readonly<Record<string, Colour>>): this {
    rows.forEach((row, dy) => {
      for (let dx = 0; dx < row.length; dx++) {
        const colour = colours[row[dx] as string];
        if (colour !== undefined) this.set(x + dx, y + dy, colour);
      }
    });
    return this;
  }

  /** Puts an edge around everything opaque: each edge pixel takes a darker hue of the pixel it borders on. */
  outline(darker: (colour: Colour) => Colour): this {
    const before = this.pixels.slice();
    const opaque = (x: number, y: number): Colour => {
      if (x < 0 || y < 0 || x >= this.width || y >= this.height) return CLEAR;
      const colour = before[y * this.width + x] as number;
      return (colour & 0xff) === 255 ? colour : CLEAR;
    };
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        if (opaque(x, y) !== CLEAR) continue;
        const neighbour = opaque(x, y + 1) || opaque(x, y - 1) || opaque(x - 1, y) || opaque(x + 1, y);
        if (neighbour !== CLEAR) this.pixels[y * this.width + x] = darker(neighbour);
      }
    }
    return this;
  }

  isEmpty(): boolean {
    return this.pixels.every((pixel) => (pixel & 0xff) === 0);
  }
}
