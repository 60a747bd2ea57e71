/** Fewer colours, so that a picture fits a palette of 256: rare mixed tones become the nearest frequent one. */
import { Canvas, type Colour } from "./canvas.ts";

export function reduced(canvas: Canvas, most = 256): Canvas {
  const uses = new Map<Colour, number>();
  for (const pixel of canvas.pixels) uses.set(pixel, (uses.get(pixel) ?? 0) + 1);
  if (uses.size <= most) return canvas;
  const byUse = [...uses].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  const kept = byUse.slice(0, most);
  const replacement = new Map<Colour, Colour>(kept.map((colour) => [colour, colour]));
  for (const colour of byUse.slice(most)) replacement.set(colour, nearest(colour, kept));
  const result = new Canvas(canvas.width, canvas.height);
  canvas.pixels.forEach((pixel, i) => (result.pixels[i] = replacement.get(pixel) as Colour));
  return result;
}

function nearest(colour: Colour, among: readonly Colour[]): Colour {
  let best = colour;
  let least = Infinity;
  for (const candidate of among) {
    // Translucent and opaque are different things, however near their hue.
    if (((candidate & 0xff) === 255) !== ((colour & 0xff) === 255)) continue;
    const distance = [24, 16, 8, 0].reduce((sum, shift, i) => {
      const difference = ((candidate >>> shift) & 0xff) - ((colour >>> shift) & 0xff);
      return sum + difference * difference * ([3, 4, 2, 3][i] as number);
    }, 0);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}
