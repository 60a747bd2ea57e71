/** Takes one colour out of a picture: its pixels are not there any more. RGBA, four bytes a pixel; `colour` as "#rrggbb". */
export function keyOut(pixels: Uint8ClampedArray, colour: string): void {
  const wanted = Number.parseInt(colour.slice(1), 16);
  for (let at = 0; at < pixels.length; at += 4) {
    if (((pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!) === wanted) pixels[at + 3] = 0;
  }
}

/** The picture without this colour, as old tilesets have it in the place of transparency. */
export function withoutColour(image: HTMLImageElement, colour: string): HTMLCanvasElement | HTMLImageElement {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (pen === null) return image;
  pen.drawImage(image, 0, 0);
  const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
  keyOut(picture.data, colour);
  pen.putImageData(picture, 0, 0);
  return canvas;
}
