/** PNG, as little of it as we need: written with a palette when 256 colours are enough, read back for previews and checks. */
import { deflateSync, inflateSync } from "node:zlib";
import { Canvas } from "./canvas.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TRUE_COLOUR_ALPHA = 6;
const PALETTE = 3;

export function encodePng(canvas: Canvas): Buffer {
  const numbers = new Map<number, number>();
  for (const pixel of canvas.pixels) {
    const colour = (pixel & 0xff) === 0 ? 0 : pixel;
    if (!numbers.has(colour)) numbers.set(colour, numbers.size);
  }
  return numbers.size <= 256 ? withPalette(canvas, numbers) : withoutPalette(canvas);
}

function withPalette(canvas: Canvas, found: Map<number, number>): Buffer {
  // Translucent colours first, so that the list of opacities can end early.
  const colours = [...found.keys()].sort((a, b) => (a & 0xff) - (b & 0xff) || a - b);
  const number = new Map(colours.map((colour, i) => [colour, i]));
  const rows = Buffer.alloc((canvas.width + 1) * canvas.height);
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const pixel = canvas.get(x, y);
      rows[y * (canvas.width + 1) + 1 + x] = number.get((pixel & 0xff) === 0 ? 0 : pixel) as number;
    }
  }
  const palette = Buffer.from(colours.flatMap((c) => [(c >>> 24) & 0xff, (c >>> 16) & 0xff, (c >>> 8) & 0xff]));
  const opacities = Buffer.from(colours.filter((c) => (c & 0xff) < 255).map((c) => c & 0xff));
  const chunks = [header(canvas, PALETTE), chunk("PLTE", palette)];
  if (opacities.length > 0) chunks.push(chunk("tRNS", opacities));
  return Buffer.concat([SIGNATURE, ...chunks, chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function withoutPalette(canvas: Canvas): Buffer {
  const stride = canvas.width * 4 + 1;
  const rows = Buffer.alloc(stride * canvas.height);
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) rows.writeUInt32BE(canvas.get(x, y), y * stride + 1 + x * 4);
  }
  const data = chunk("IDAT", deflateSync(rows, { level: 9 }));
  return Buffer.concat([SIGNATURE, header(canvas, TRUE_COLOUR_ALPHA), data, chunk("IEND", Buffer.alloc(0))]);
}

function header(canvas: Canvas, colourType: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(canvas.width, 0);
  data.writeUInt32BE(canvas.height, 4);
  data.set([8, colourType, 0, 0, 0], 8);
  return chunk("IHDR", data);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Reads what {@link encodePng} writes (8 bits, no filters, no interlacing), nothing else. */
export function decodePng(file: Buffer): Canvas {
  let width = 0;
  let height = 0;
  let colourType = 0;
  let palette = Buffer.alloc(0);
  let opacities = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") [width, height, colourType] = [body.readUInt32BE(0), body.readUInt32BE(4), body.readUInt8(9)];
    if (type === "PLTE") palette = Buffer.from(body);
    if (type === "tRNS") opacities = Buffer.from(body);
    if (type === "IDAT") data.push(body);
    at += length + 12;
  }
  const rows = inflateSync(Buffer.concat(data));
  const canvas = new Canvas(width, height);
  const size = colourType === PALETTE ? 1 : 4;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (width * size + 1) + 1 + x * size;
      if (size === 4) {
        canvas.pixels[y * width + x] = rows.readUInt32BE(at);
      } else {
        const number = rows[at] as number;
        canvas.pixels[y * width + x] = ((palette.readUIntBE(number * 3, 3) << 8) | (opacities[number] ?? 255)) >>> 0;
      }
    }
  }
  return canvas;
}
