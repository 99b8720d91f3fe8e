// cspell:disable: names and words of a made-up company
import type { Random } from "../../random";
import { dayBetween, momentBetween } from "./moments";
import { cents } from "./numbers";

export type ArticleGroup = { code: string; description: string; nouns: readonly string[] };

export type Article = {
  itemCode: string;
  description: string;
  extra: string | null;
  group: ArticleGroup;
  unit: string;
  vatCode: string;
  /** How many decimals a quantity may have. */
  decimals: number;
  priceFactor: number;
  trackStock: boolean;
  costPrice: number;
  salesPrice: number;
  barcode: string | null;
  /** As Profit's code list has it: 3 is EAN13, 0 any text. */
  barcodeType: string;
  blocked: boolean;
  created: string;
  modified: string;
};

export type Stock = {
  article: Article;
  warehouse: string;
  onHand: number;
  reserved: number;
  ordered: number;
  lastCount: string;
};

export type Goods = { groups: readonly ArticleGroup[]; articles: Article[]; stock: Stock[] };

const GROUPS: readonly ArticleGroup[] = [
  {
    code: "CV",
    description: "Cv-ketels en toebehoren",
    nouns: ["Cv-ketel HR", "Expansievat", "Rookgasafvoer", "Kamerthermostaat"],
  },
  {
    code: "WP",
    description: "Warmtepompen",
    nouns: ["Warmtepomp lucht/water", "Buffervat", "Binnenunit", "Condensafvoer"],
  },
  {
    code: "LEI",
    description: "Leidingwerk",
    nouns: ["Koperen buis", "Knelkoppeling", "Kniestuk 90°", "T-stuk", "Persfitting"],
  },
  { code: "SAN", description: "Sanitair", nouns: ["Wastafel", "Closetcombinatie", "Douchecabine", "Inbouwreservoir"] },
  { code: "KRA", description: "Kranen", nouns: ["Wastafelkraan", "Keukenmengkraan", "Thermostaatkraan", "Stopkraan"] },
  {
    code: "ELE",
    description: "Elektra",
    nouns: ["Groepenkast", "Aardlekautomaat", "Installatiedraad", "Wandcontactdoos"],
  },
  { code: "VER", description: "Verlichting", nouns: ["Ledpaneel", "Inbouwspot", "Noodverlichting", "Buitenarmatuur"] },
  { code: "VEN", description: "Ventilatie", nouns: ["WTW-unit", "Ventilatieslang", "Toevoerventiel", "Dakdoorvoer"] },
  {
    code: "RAD",
    description: "Radiatoren",
    nouns: ["Paneelradiator T22", "Designradiator", "Radiatorkraan", "Convector"],
  },
  {
    code: "GER",
    description: "Gereedschap",
    nouns: ["Pijpsnijder", "Persmachine", "Waterpomptang", "Schroefboormachine"],
  },
  { code: "BEV", description: "Bevestiging", nouns: ["Schroef RVS", "Plug", "Beugel", "Draadstang M8"] },
  { code: "DIE", description: "Diensten", nouns: ["Montage", "Transport", "Inregelen installatie", "Onderhoudsbeurt"] },
];
const SIZES = [
  "15 mm",
  "22 mm",
  "28 mm",
  '3/4"',
  "600×900",
  "24 kW",
  "wit",
  "chroom",
  "per 100 st.",
  "type B",
  "XL",
  "2026",
];
const UNITS = ["Stk", "Stk", "Stk", "Mtr", "Doos", "Uur"];
const ARTICLES = 1_400;

/** What the company sells. */
export function buildGoods(random: Random): Goods {
  const articles = Array.from({ length: ARTICLES }, (_, index) => article(random, index));
  const stock = articles
    .filter(({ group }) => group.code !== "DIE")
    .flatMap((own) => ["AMF", "GRN"].map((warehouse) => stockOf(random, own, warehouse)));
  return { groups: GROUPS, articles, stock };
}

function article(random: Random, index: number): Article {
  const group = random.pick(GROUPS);
  const costPrice = cents(random.int(45, 90_000) / 100);
  const own = {
    itemCode: `${group.code}${String(index + 1).padStart(6, "0")}`,
    description: `${random.pick(group.nouns)} ${random.pick(SIZES)}`,
    extra: random.chance(0.1) ? "Leverbaar zolang de voorraad strekt" : null,
    group,
    unit: group.code === "DIE" ? "Uur" : random.pick(UNITS),
    vatCode: random.chance(0.92) ? "1" : "2",
    costPrice,
    salesPrice: cents(costPrice * (1.15 + random.fraction() * 0.6)),
    barcode: ean13(random),
    barcodeType: "3",
    blocked: random.chance(0.04),
    created: momentBetween(random, -2_600, -200),
    modified: momentBetween(random, -199, 0),
  };
  return { ...own, decimals: own.unit === "Mtr" ? 2 : 0, priceFactor: 1, trackStock: group.code !== "DIE" };
}

/** A European article number with the right check digit. */
function ean13(random: Random): string {
  const first = `87${random.int(10_000_000, 99_999_999)}${random.int(10, 99)}`;
  const sum = [...first].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${first}${(10 - (sum % 10)) % 10}`;
}

function stockOf(random: Random, article: Article, warehouse: string): Stock {
  // A little below zero now and then: delivered before it was booked in.
  const onHand = random.chance(0.02) ? -random.int(1, 5) : random.int(0, 400);
  return {
    article,
    warehouse,
    onHand,
    reserved: random.int(0, 20),
    ordered: random.chance(0.3) ? random.int(10, 200) : 0,
    lastCount: dayBetween(random, -365, -1),
  };
}
