/** Everybody one can be. The order is kept for ever: people's links remember the number. */
import { hex } from "../kit/canvas.ts";
import { amber, blue, brick, earth, green, leaf, metal, night, oak, paper, plum, red, rose, sand, stone, teal, walnut, wood } from "../palette.ts";
import { hairs, skins, type Look } from "./look.ts";

export interface CastMember {
  readonly name: { readonly de: string; readonly en: string };
  /** For rings, name plates and lists; the main colour of the clothes, dark enough to be seen on light ground. */
  readonly accent: string;
  readonly look: Look;
}

const jeans = blue;
const dark = night;

export const cast: readonly CastMember[] = [
  {
    name: { de: "Brille, kurzes braunes Haar, grüner Pullover", en: "Glasses, short brown hair, green sweater" },
    accent: "#45794b",
    look: { skin: skins.rosy, hair: { style: "short", ramp: hairs.brown }, top: { kind: "sweater", ramp: green, under: paper }, bottom: { kind: "trousers", ramp: dark }, shoes: walnut, glasses: hex("#3b2b3a") },
  },
  {
    name: { de: "Rotes Kopftuch, blaugrünes Kleid", en: "Red headscarf, teal dress" },
    accent: "#b4504d",
    look: { skin: skins.sand, hair: { style: "headscarf", ramp: hairs.black }, cloth: red, top: { kind: "coat", ramp: teal, under: paper }, bottom: { kind: "trousers", ramp: dark }, shoes: walnut },
  },
  {
    name: { de: "Langes blondes Haar, blaue Jacke", en: "Long blond hair, blue jacket" },
    accent: "#4a70ab",
    look: { skin: skins.porcelain, hair: { style: "long", ramp: hairs.blond }, top: { kind: "jacket", ramp: blue, under: paper }, bottom: { kind: "trousers", ramp: earth }, shoes: walnut },
  },
  {
    name: { de: "Lockiges schwarzes Haar, gelber Kapuzenpulli", en: "Curly black hair, yellow hoodie" },
    accent: "#ad6a33",
    look: { skin: skins.umber, hair: { style: "afro", ramp: hairs.black }, top: { kind: "hoodie", ramp: amber }, bottom: { kind: "trousers", ramp: jeans }, shoes: paper },
  },
  {
    name: { de: "Rollstuhl, kastanienbraunes Haar, pflaumenblauer Pullover", en: "Wheelchair, chestnut hair, plum sweater" },
    accent: "#755a9e",
    look: { skin: skins.rosy, hair: { style: "bob", ramp: hairs.chestnut }, top: { kind: "sweater", ramp: plum, under: paper }, bottom: { kind: "trousers", ramp: dark }, shoes: amber, wheelchair: metal },
  },
  {
    name: { de: "Weißer Haarkranz, Gehstock, braune Weste", en: "Fringe of white hair, walking stick, brown waistcoat" },
    accent: "#6d4438",
    look: { skin: skins.rosy, hair: { style: "wreath", ramp: hairs.white }, top: { kind: "vest", ramp: walnut, under: paper }, bottom: { kind: "trousers", ramp: metal }, shoes: walnut, cane: wood, beard: "moustache", shorter: 1 },
  },
  {
    name: { de: "Grauer Dutt, Brille, Rosenkleid", en: "Grey bun, glasses, rose dress" },
    accent: "#bf6685",
    look: { skin: skins.porcelain, hair: { style: "bun", ramp: hairs.grey }, top: { kind: "dress", ramp: rose, under: plum }, bottom: { kind: "skirt", ramp: rose }, shoes: plum, glasses: hex("#7a4630"), shorter: 1 },
  },
  {
    name: { de: "Glatze, schwarzer Vollbart, rotes Hemd", en: "Bald, full black beard, red shirt" },
    accent: "#8a3a42",
    look: { skin: skins.olive, hair: { style: "bald", ramp: hairs.black }, beard: "full", top: { kind: "shirt", ramp: red }, bottom: { kind: "trousers", ramp: metal }, shoes: walnut },
  },
  {
    name: { de: "Pferdeschwanz, gestreiftes Hemd, Rucksack", en: "Ponytail, striped shirt, backpack" },
    accent: "#3f868b",
    look: { skin: skins.sand, hair: { style: "ponytail", ramp: hairs.black }, cloth: red, top: { kind: "stripes", ramp: paper, under: teal }, bottom: { kind: "shorts", ramp: teal }, shoes: red, backpack: teal },
  },
  {
    name: { de: "Orangefarbener Turban, Vollbart, dunkelblaues Jackett", en: "Orange turban, full beard, navy blazer" },
    accent: "#3b4a75",
    look: { skin: skins.bronze, hair: { style: "turban", ramp: hairs.black }, cloth: amber, beard: "full", top: { kind: "blazer", ramp: night, under: paper }, bottom: { kind: "trousers", ramp: night }, shoes: walnut },
  },
  {
    name: { de: "Rotes Haar mit Zöpfen, Latzhose", en: "Red braids, dungarees" },
    accent: "#375288",
    look: { skin: skins.porcelain, hair: { style: "braids", ramp: hairs.red }, cloth: leaf, top: { kind: "dungarees", ramp: amber, under: blue }, bottom: { kind: "trousers", ramp: blue }, shoes: red, shorter: 3 },
  },
  {
    name: { de: "Mütze, heller Bart, graue Jacke", en: "Woolly hat, fair beard, grey jacket" },
    accent: "#515866",
    look: { skin: skins.porcelain, hair: { style: "beanie", ramp: hairs.blond }, cloth: teal, beard: "full", top: { kind: "jacket", ramp: metal, under: red }, bottom: { kind: "trousers", ramp: earth }, shoes: walnut },
  },
  {
    name: { de: "Kurz geschorenes Haar, heller Blazer, dunkle Haut", en: "Cropped hair, pale blazer, dark skin" },
    accent: "#87684f",
    look: { skin: skins.ebony, hair: { style: "crop", ramp: hairs.black }, top: { kind: "blazer", ramp: oak, under: teal }, bottom: { kind: "trousers", ramp: walnut }, shoes: walnut },
  },
  {
    name: { de: "Schwarzer Bob, Brille, roter Mantel", en: "Black bob, glasses, red coat" },
    accent: "#a04249",
    look: { skin: skins.sand, hair: { style: "bob", ramp: hairs.black }, top: { kind: "coat", ramp: red, under: stone }, bottom: { kind: "trousers", ramp: dark }, shoes: walnut, glasses: hex("#2c2133") },
  },
  {
    name: { de: "Braune Locken, hellgrünes Hemd, Rock", en: "Brown curls, light green shirt, skirt" },
    accent: "#2f6b55",
    look: { skin: skins.bronze, hair: { style: "curls", ramp: hairs.brown }, top: { kind: "shirt", ramp: leaf }, bottom: { kind: "skirt", ramp: plum }, shoes: walnut },
  },
  {
    name: { de: "Schirmmütze, blauer Kapuzenpulli, jugendlich", en: "Cap, blue hoodie, teenager" },
    accent: "#6d5a9e",
    look: { skin: skins.olive, hair: { style: "cap", ramp: hairs.brown }, cloth: red, top: { kind: "hoodie", ramp: blue }, bottom: { kind: "shorts", ramp: sand }, shoes: paper, shorter: 2 },
  },
  {
    name: { de: "Sandfarbenes Kopftuch, violette Jacke", en: "Sand-coloured headscarf, purple jacket" },
    accent: "#55407a",
    look: { skin: skins.bronze, hair: { style: "headscarf", ramp: hairs.black }, cloth: sand, top: { kind: "blazer", ramp: plum, under: paper }, bottom: { kind: "skirt", ramp: plum }, shoes: walnut },
  },
  {
    name: { de: "Graues Haar, Schal, dunkelgrüne Jacke", en: "Grey hair, neck scarf, dark green jacket" },
    accent: "#2f5a45",
    look: { skin: skins.rosy, hair: { style: "side", ramp: hairs.grey }, beard: "short", neckScarf: amber, top: { kind: "jacket", ramp: green, under: paper }, bottom: { kind: "trousers", ramp: earth }, shoes: walnut },
  },
  {
    name: { de: "Langes dunkles Haar, weißes Hemd", en: "Long dark hair, white shirt" },
    accent: "#7d6a5a",
    look: { skin: skins.umber, hair: { style: "long", ramp: hairs.black }, top: { kind: "shirt", ramp: paper }, bottom: { kind: "trousers", ramp: brick }, shoes: walnut },
  },
  {
    name: { de: "Weißer Dutt, Gehstock, blaue Strickjacke", en: "White bun, walking stick, blue cardigan" },
    accent: "#5e7fb0",
    look: { skin: skins.umber, hair: { style: "bun", ramp: hairs.white }, top: { kind: "jacket", ramp: blue, under: rose }, bottom: { kind: "skirt", ramp: night }, shoes: walnut, cane: wood, shorter: 2 },
  },
  {
    name: { de: "Rollstuhl, kurzes blondes Haar, orangefarbene Jacke", en: "Wheelchair, short blond hair, orange jacket" },
    accent: "#b26a4e",
    look: { skin: skins.rosy, hair: { style: "short", ramp: hairs.blond }, beard: "short", top: { kind: "jacket", ramp: brick, under: paper }, bottom: { kind: "trousers", ramp: blue }, shoes: paper, wheelchair: teal },
  },
  {
    name: { de: "Rotbraunes Haar, Brille, blaugrüner Pullover", en: "Auburn hair, glasses, teal sweater" },
    accent: "#2c6570",
    look: { skin: skins.porcelain, hair: { style: "side", ramp: hairs.chestnut }, top: { kind: "sweater", ramp: teal, under: amber }, bottom: { kind: "trousers", ramp: sand }, shoes: walnut, glasses: hex("#6d4438") },
  },
  {
    name: { de: "Schwarze Locken, rosa Pullover", en: "Black curls, pink sweater" },
    accent: "#96466a",
    look: { skin: skins.ebony, hair: { style: "curls", ramp: hairs.black }, top: { kind: "sweater", ramp: rose, under: paper }, bottom: { kind: "trousers", ramp: blue }, shoes: amber },
  },
  {
    name: { de: "Schwarzes Haar, Werkstattschürze, gelbes Hemd", en: "Black hair, workshop apron, yellow shirt" },
    accent: "#7a4630",
    look: { skin: skins.sand, hair: { style: "side", ramp: hairs.black }, top: { kind: "dungarees", ramp: amber, under: walnut }, bottom: { kind: "trousers", ramp: walnut }, shoes: metal },
  },
];
