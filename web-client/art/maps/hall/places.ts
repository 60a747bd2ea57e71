/** Where everything is in the hall, in tiles. The one page to change when the house is rebuilt. */
export const HALL = { columns: 100, rows: 78 };

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The rooms, without their walls. */
export const library: Rect = { x: 1, y: 3, width: 24, height: 19 };
export const plenum: Rect = { x: 26, y: 3, width: 48, height: 19 };
export const workshop: Rect = { x: 75, y: 3, width: 24, height: 19 };
export const market: Rect = { x: 18, y: 25, width: 64, height: 30 };
export const cafe: Rect = { x: 1, y: 55, width: 26, height: 18 };
export const foyer: Rect = { x: 28, y: 55, width: 44, height: 18 };
export const winterGarden: Rect = { x: 73, y: 55, width: 26, height: 18 };

/** Group rooms 1 to 3 on the left, 4 to 6 on the right; `door` is the opening in the side wall. */
export const groupRooms: readonly (Rect & { readonly number: number; readonly door: Rect })[] = [1, 2, 3, 4, 5, 6].map((number) => {
  const isLeft = number <= 3;
  const y = 25 + ((number - 1) % 3) * 10;
  return { number, x: isLeft ? 1 : 83, y, width: 16, height: 7, door: { x: isLeft ? 17 : 82, y: y + 3, width: 1, height: 3 } };
});

/** Each booth covers nine by eight tiles: wall, staff, counter, visitors. */
export const BOOTH = { width: 9, height: 8 };
export const boothPlaces: readonly { readonly x: number; readonly y: number }[] = [27, 43].flatMap((y) => [20, 34, 57, 71].map((x) => ({ x, y })));

export const stage: Rect = { x: 38, y: 4, width: 24, height: 5 };
export const gardenDoor: Rect = { x: 84, y: 73, width: 4, height: 3 };
