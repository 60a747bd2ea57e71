/**
 * Which tiles can be walked on: the server's rule, and the wider one of this client. To the server a person is a point; a
 * client keeps a body's width from walls so that it looks right.
 */
export class WalkGrid {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** Distance that this client keeps from walls where there is room, world pixels. */
  readonly margin: number;
  private readonly walls: Uint8Array;

  /** @param walls bit `row * columns + column`, lowest bit of each byte first */
  constructor(columns: number, rows: number, tileWidth: number, tileHeight: number, walls: Uint8Array) {
    this.columns = columns;
    this.rows = rows;
    this.tileWidth = tileWidth;
    this.tileHeight = tileHeight;
    this.walls = walls;
    this.margin = Math.min(9, Math.floor(Math.min(tileWidth, tileHeight) * 0.3));
  }

  get width(): number {
    return this.columns * this.tileWidth;
  }

  get height(): number {
    return this.rows * this.tileHeight;
  }

  isWall(column: number, row: number): boolean {
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return true;
    const index = row * this.columns + column;
    return ((this.walls[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
  }

  isFree(x: number, y: number): boolean {
    return !this.isWall(Math.floor(x / this.tileWidth), Math.floor(y / this.tileHeight));
  }

  /** Whether a body this far around the point touches no wall. */
  isRoomy(x: number, y: number, margin: number): boolean {
    const left = Math.floor((x - margin) / this.tileWidth);
    const right = Math.floor((x + margin) / this.tileWidth);
    const top = Math.floor((y - margin) / this.tileHeight);
    const bottom = Math.floor((y + margin) / this.tileHeight);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        if (this.isWall(column, row)) return false;
      }
    }
    return true;
  }

  /**
   * Whether the straight way between two points touches no wall. A way exactly through the corner between two walls is
   * closed. The same walk over tiles as the server's (Amanatides and Woo 1987), so that both say the same about whole pixels.
   */
  isClear(ax: number, ay: number, bx: number, by: number): boolean {
    if (!this.isFree(ax, ay) || !this.isFree(bx, by)) return false;
    let column = Math.floor(ax / this.tileWidth);
    let row = Math.floor(ay / this.tileHeight);
    const lastColumn = Math.floor(bx / this.tileWidth);
    const lastRow = Math.floor(by / this.tileHeight);
    const stepX = Math.sign(bx - ax);
    const stepY = Math.sign(by - ay);
    const dx = Math.abs(bx - ax);
    const dy = Math.abs(by - ay);
    while (column !== lastColumn || row !== lastRow) {
      const toX = stepX === 0 ? Infinity : edge(ax, column, stepX, this.tileWidth) * dy;
      const toY = stepY === 0 ? Infinity : edge(ay, row, stepY, this.tileHeight) * dx;
      if (row === lastRow || (column !== lastColumn && toX < toY)) {
        column += stepX;
      } else if (column === lastColumn || toY < toX) {
        row += stepY;
      } else {
        if (this.isWall(column + stepX, row) || this.isWall(column, row + stepY)) return false;
        column += stepX;
        row += stepY;
      }
      if (this.isWall(column, row)) return false;
    }
    return true;
  }

  /** Whether a body can be carried straight from one point to the other: its four corners and its middle are. */
  isWide(ax: number, ay: number, bx: number, by: number, margin: number): boolean {
    return (
      this.isRoomy(bx, by, margin) &&
      this.isClear(ax, ay, bx, by) &&
      this.isClear(ax - margin, ay - margin, bx - margin, by - margin) &&
      this.isClear(ax + margin, ay - margin, bx + margin, by - margin) &&
      this.isClear(ax - margin, ay + margin, bx - margin, by + margin) &&
      this.isClear(ax + margin, ay + margin, bx + margin, by + margin)
    );
  }
}

/** Distance from a point to the edge of its tile, in the direction of the step. */
function edge(from: number, tile: number, step: number, size: number): number {
  return step > 0 ? (tile + 1) * size - from : from - tile * size;
}
