/** What the places of the hall are called, for those who see them and for those who do not. */
import type { LocalText, TileMap } from "../../tiled/map.ts";
import { BOOTH, boothPlaces, cafe, foyer, gardenDoor, groupRooms, library, market, stage, winterGarden, workshop } from "./places.ts";

interface BoothText {
  readonly name: string;
  readonly title: LocalText;
  readonly description: LocalText;
}

export const booths: readonly BoothText[] = [
  {
    name: "booth-repair",
    title: { de: "Reparaturcafé und Teilen-Bibliothek", en: "Repair café and library of things" },
    description: {
      de: "Ein Stand mit Werkbank, Lötstation und einem Regal voller Dinge zum Ausleihen. Hier erfahren Sie, wie Reparieren und Teilen in den Stadtteilen gelingt.",
      en: "A booth with a workbench, a soldering station and shelves of things to borrow. Learn how repairing and sharing work in the neighbourhoods.",
    },
  },
  {
    name: "booth-open-data",
    title: { de: "Offene Stadtdaten", en: "Open city data" },
    description: {
      de: "Bildschirme mit Karten und Kurven, davor ein Modell der Innenstadt. Hier sehen Sie, welche Daten die Stadt veröffentlicht und was daraus entsteht.",
      en: "Screens with maps and curves, and a model of the city centre. See which data the city publishes and what people make of it.",
    },
  },
  {
    name: "booth-mobility",
    title: { de: "Mobilität und Radwege-Sensorik", en: "Mobility and cycle-path sensors" },
    description: {
      de: "Ein Fahrrad mit Messgeräten und ein Streckenplan an der Wand. Hier geht es um sichere Radwege, gezählten Verkehr und Ihre täglichen Wege.",
      en: "A bicycle with sensors and a route map on the wall. This is about safe cycle paths, counted traffic and your everyday journeys.",
    },
  },
  {
    name: "booth-neighbourhood",
    title: { de: "Digitale Nachbarschaft und Ehrenamt", en: "Digital neighbourhood and volunteering" },
    description: {
      de: "Eine Pinnwand mit Gesuchen und Angeboten, daneben ein gemütlicher Sessel. Hier finden sich Menschen, die helfen wollen, und solche, die Hilfe brauchen.",
      en: "A notice board with offers and requests, and a cosy armchair. People who want to help meet people who need help.",
    },
  },
  {
    name: "booth-school",
    title: { de: "Schule und Lernlabor", en: "School and learning lab" },
    description: {
      de: "Eine Tafel, ein kleiner Roboter und ein Globus auf der Theke. Hier zeigen Schulen, wie Kinder und Erwachsene Digitales ausprobieren.",
      en: "A blackboard, a small robot and a globe on the counter. Schools show how children and adults try out digital things.",
    },
  },
  {
    name: "booth-energy",
    title: { de: "Energie und Wärmeplanung", en: "Energy and heat planning" },
    description: {
      de: "Ein Solarmodul, eine Wärmepumpe im Modell und eine Karte der Wärmenetze. Hier fragen Sie nach dem Wärmeplan für Ihre Straße.",
      en: "A solar panel, a model heat pump and a map of the heat networks. Ask about the heat plan for your street.",
    },
  },
  {
    name: "booth-start-ups",
    title: { de: "Gründen und Mittelstand", en: "Start-ups and small firms" },
    description: {
      de: "Ein Stehtisch mit Prototypen und eine Wand voller Skizzen. Hier treffen sich Gründerinnen, Handwerk und Förderberatung.",
      en: "A standing table with prototypes and a wall of sketches. Founders, crafts and funding advisers meet here.",
    },
  },
  {
    name: "booth-accessibility",
    title: { de: "Barrierefreie Verwaltung", en: "Accessible administration" },
    description: {
      de: "Ein Bürgerterminal in niedriger Höhe, eine Braillezeile und Schilder in Leichter Sprache. Hier testen Sie Dienste der Verwaltung und sagen, was stört.",
      en: "A low citizens' terminal, a braille display and signs in easy language. Try the administration's services and say what gets in the way.",
    },
  },
];

export function hallAreas(map: TileMap): void {
  map.area({ class: "start", name: "start", x: 42, y: 61, width: 16, height: 9, properties: { start: "start" } });
  map.area({ class: "start", name: "from-garden", x: 84, y: 69, width: 4, height: 2, properties: { start: "from-garden" } });
  map.area({
    class: "place", name: "foyer", x: foyer.x + 12, y: 57, width: 20, height: 14,
    title: { de: "Foyer", en: "Foyer" },
    description: {
      de: "Die helle Eingangshalle unter dem Glasdach. Geradeaus geht es zum Markt der Möglichkeiten, links zum Café, rechts zum Wintergarten.",
      en: "The bright entrance hall under the glass roof. Straight ahead is the market, to the left the café, to the right the winter garden.",
    },
  });
  map.area({
    class: "help", name: "help", x: 30, y: 57, width: 9, height: 8,
    title: { de: "Hilfepunkt", en: "Help point" },
    description: {
      de: "Eine runde Theke mit Fragezeichen darüber. Hier hilft Ihnen das Team mit Technik, Programm und allem anderen.",
      en: "A counter with a question mark above it. The team helps you here with technology, the programme and anything else.",
    },
    properties: { capacity: 12 },
  });
  map.area({
    class: "meeting", name: "foyer-sofas", x: 61, y: 58, width: 8, height: 7,
    title: { de: "Sofaecke", en: "Sofa corner" },
    description: {
      de: "Zwei Sofas und Sessel um einen niedrigen Tisch. Wer hier sitzt, ist in einem gemeinsamen Gespräch.",
      en: "Two sofas and armchairs around a low table. Everybody sitting here is in one conversation.",
    },
    properties: { capacity: 8 },
  });
  map.area({
    class: "website", name: "programme-sign", x: 40, y: 57, width: 3, height: 3,
    title: { de: "Programmtafel", en: "Programme board" },
    description: { de: "Eine Tafel mit dem Programm des Tages.", en: "A board with the programme of the day." },
    properties: { openWebsite: "https://example.org/programme", openWebsiteTrigger: "onaction", openWebsiteTriggerMessage: "Programm ansehen · See the programme" },
  });
  plenumAreas(map);
  map.area({
    class: "place", name: "market", x: market.x + 2, y: 36, width: market.width - 4, height: 6,
    title: { de: "Markt der Möglichkeiten", en: "Market place" },
    description: {
      de: "Der große Lichthof mit acht Ständen in zwei Reihen. In der Mitte steht ein Baum mit einer runden Bank.",
      en: "The great glass-roofed court with eight booths in two rows. In the middle stands a tree with a round bench.",
    },
  });
  boothPlaces.forEach(({ x, y }, i) => {
    const text = booths[i];
    if (!text) throw new Error(`no text for booth ${i + 1}`);
    map.area({ class: "booth", ...text, x, y: y + 2, width: BOOTH.width, height: BOOTH.height - 2, properties: { capacity: 16 } });
  });
  for (const room of groupRooms) {
    map.area({
      class: "group", name: `group-${room.number}`, x: room.x, y: room.y, width: room.width, height: room.height,
      title: { de: `Gruppenraum ${room.number}`, en: `Group room ${room.number}` },
      description: {
        de: `Ein eigener Raum mit rundem Tisch, Stühlen und Whiteboard. Was Sie hier sagen, hört nur Gruppe ${room.number}.`,
        en: `A room of its own with a round table, chairs and a whiteboard. Only group ${room.number} hears what you say here.`,
      },
      properties: { capacity: 12 },
    });
  }
  quieterAreas(map);
}

function plenumAreas(map: TileMap): void {
  map.area({
    class: "stage", name: "stage", ...stage,
    title: { de: "Bühne", en: "Stage" },
    description: {
      de: "Eine erhöhte Bühne mit Vorhang, Leinwand und Rednerpult. Wer hier steht, wird im ganzen Plenum gehört.",
      en: "A raised stage with a curtain, a screen and a lectern. Whoever stands here is heard in the whole plenum.",
    },
    properties: { stage: "plenum", onlyFor: "organiser,host,booth-staff" },
  });
  map.area({
    class: "audience", name: "audience", x: 29, y: 11, width: 42, height: 11,
    title: { de: "Plenum", en: "Plenum" },
    description: {
      de: "Stuhlreihen mit drei Gängen vor der Bühne. Sie hören, was auf der Bühne gesprochen wird.",
      en: "Rows of chairs with aisles in front of the stage. You hear what is said on the stage.",
    },
    properties: { stage: "plenum" },
  });
  map.area({ class: "focus", name: "plenum-view", x: 29, y: 1, width: 42, height: 21, properties: { focusable: true, zoomMargin: 0.05 } });
}

function quieterAreas(map: TileMap): void {
  map.area({
    class: "quiet", name: "library", ...library,
    title: { de: "Stille Bibliothek", en: "Quiet library" },
    description: {
      de: "Regale voller Bücher, Leselampen und tiefe Sessel. Hier wird nicht gesprochen; Sie können in Ruhe lesen und nachdenken.",
      en: "Shelves of books, reading lamps and deep armchairs. Nobody talks here; you can read and think in peace.",
    },
  });
  map.area({
    class: "place", name: "workshop", x: workshop.x, y: workshop.y, width: workshop.width, height: workshop.height,
    title: { de: "Prototypenwerkstatt", en: "Prototype workshop" },
    description: {
      de: "Eine Werkstatt mit 3D-Drucker, Lasercutter, Werkzeugwand und zwei großen Werkbänken voller Prototypen.",
      en: "A workshop with a 3D printer, a laser cutter, a tool wall and two large benches full of prototypes.",
    },
    properties: { joinDistance: 72 },
  });
  map.area({
    class: "meeting", name: "regulars-table", x: 7, y: 62, width: 12, height: 7,
    title: { de: "Stammtisch", en: "Regulars' table" },
    description: {
      de: "Ein langer Holztisch mit Bänken, Krügen und einem Wimpel unter warmen Lampen. Setzen Sie sich dazu: Alle am Tisch reden miteinander.",
      en: "A long wooden table with mugs and a pennant under warm lamps. Take a seat: everybody at the table talks together.",
    },
    properties: { capacity: 14 },
  });
  map.area({
    class: "place", name: "cafe", x: cafe.x, y: cafe.y, width: cafe.width, height: 6,
    title: { de: "Café", en: "Café" },
    description: {
      de: "Eine Theke mit Kuchenvitrine und Kaffeemaschine, davor kleine Tische.",
      en: "A counter with a cake display and a coffee machine, with small tables in front.",
    },
  });
  map.area({
    class: "place", name: "winter-garden", x: winterGarden.x, y: winterGarden.y, width: winterGarden.width, height: 14,
    title: { de: "Wintergarten", en: "Winter garden" },
    description: {
      de: "Ein Glashaus voller Palmen und Farne mit Korbsesseln. Die Glastür unten führt in den Garten.",
      en: "A glass house full of palms and ferns with wicker chairs. The glass door at the bottom leads into the garden.",
    },
  });
  map.area({
    class: "exit", name: "to-garden", x: gardenDoor.x, y: gardenDoor.y + 1, width: gardenDoor.width, height: 3,
    title: { de: "Tür zum Garten", en: "Door to the garden" },
    description: { de: "Eine breite Glastür. Wer hindurchgeht, ist im Garten.", en: "A wide glass door. Walk through it and you are in the garden." },
    properties: { exitUrl: "garden.tmj#from-hall" },
  });
}
