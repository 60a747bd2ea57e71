/** Longer than this and a lost drawing context is taken for gone. */
const BACK_WITHIN_MILLIS = 4_000;

export interface ContextNews {
  /** Everything is to be drawn again. */
  restored(): void;
  /** It did not come back. */
  gone(): void;
}

/**
 * Drivers reset, laptops wake up, phones run out of memory: browsers take the drawing context away and mostly give it back
 * (PixiJS then uploads everything anew). Returns how to stop watching.
 */
export function watchContext(canvas: EventTarget, news: ContextNews): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lost = () => {
    clearTimeout(timer);
    timer = setTimeout(() => news.gone(), BACK_WITHIN_MILLIS);
  };
  const restored = () => {
    clearTimeout(timer);
    news.restored();
  };
  canvas.addEventListener("webglcontextlost", lost);
  canvas.addEventListener("webglcontextrestored", restored);
  return () => {
    clearTimeout(timer);
    canvas.removeEventListener("webglcontextlost", lost);
    canvas.removeEventListener("webglcontextrestored", restored);
  };
}
