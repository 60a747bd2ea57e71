/** The walls of the hall. A wall across the room is three rows: its cap and a face two tiles high. */
import { WallPlan } from "../../props/walls.ts";
import { HALL, cafe, gardenDoor, groupRooms, winterGarden } from "./places.ts";

export function hallWalls(): WallPlan {
  const walls = new WallPlan(HALL.columns, HALL.rows);
  const right = HALL.columns - 1;
  // Outside: north, west, east, south.
  walls.fill(0, 0, 26, 3, "sage").fill(26, 0, 48, 3, "navy").fill(74, 0, 26, 3, "brick");
  walls.fill(0, 0, 1, 76).fill(right, 0, 1, 76);
  walls.fill(0, 73, 72, 3, "sand").fill(72, 73, 28, 3, "glass").open(gardenDoor.x, gardenDoor.y, gardenDoor.width, gardenDoor.height);
  // Library and workshop, with a door each.
  walls.fill(25, 0, 1, 25).fill(74, 0, 1, 25);
  walls.fill(0, 22, 26, 3, "plaster").fill(74, 22, 26, 3, "plaster");
  walls.open(20, 22, 3, 3).open(77, 22, 3, 3);
  // The plenum is open towards the market, between two short walls.
  walls.fill(25, 22, 8, 3, "plaster").fill(67, 22, 8, 3, "plaster");
  // Group rooms.
  for (const room of groupRooms) {
    const finish = room.number % 3 === 1 ? "plaster" : room.number % 3 === 2 ? "teal" : "plaster";
    const left = room.x - 1;
    walls.fill(left, room.y + 7, 18, 3, room.number % 3 === 0 ? "plaster" : finish);
    walls.fill(room.door.x, room.y, 1, 7);
  }
  for (const { door } of groupRooms) walls.open(door.x, door.y, door.width, door.height);
  // Café and winter garden, each with a wide opening to the foyer.
  walls.fill(cafe.x + cafe.width, 55, 1, 18).open(cafe.x + cafe.width, 58, 1, 8);
  walls.fill(winterGarden.x - 1, 55, 1, 18, "glass").open(winterGarden.x - 1, 58, 1, 8);
  return walls;
}
