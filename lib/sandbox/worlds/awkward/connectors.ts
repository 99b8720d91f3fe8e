// cspell:ignore Ænes
import { date, decimal, flag, getConnector, int, key, memo, text } from "../../rows/columns";
import type { Column, GetConnectorDefinition } from "../../rows/definition";
import { type AwkwardCell, CONTENT, EMPTIES, MOMENTS, NUMBERS, UNICODE } from "./awkward-cells";

/** GetConnectors of everything that is legal, or at least seen, and that clients fall over. */
export function awkwardConnectors(): GetConnectorDefinition[] {
  return [
    cells("Awkward_Empty_Values", "Leeg in alle soorten", EMPTIES),
    cells("Awkward_Unicode", "Tekens van overal", UNICODE),
    cells("Awkward_Content", "XML, JSON, base64 en formules in cellen", CONTENT),
    cells("Awkward_Met spaties & tekens+100%", "Naam die in een adres gecodeerd moet worden", EMPTIES),
    dates(),
    numbers(),
    names(),
    wide(),
    longText(),
    duplicates(),
    getConnector("Awkward_No_Rows", "Zonder rijen", () => [], [key("Nummer", 10, "Nummer", "Number", () => null)]),
    refusing("Awkward_Blocked", "Geblokkeerde GetConnector", { blocked: true }),
    refusing("Awkward_Too_Much_Data", "Weigert meer dan 50 rijen tegelijk", { refusesAbove: 50 }),
  ];
}

function cells(id: string, description: string, values: readonly AwkwardCell[]): GetConnectorDefinition {
  const numbered = () => values.map((value, index) => ({ ...value, number: index + 1 }));
  return getConnector(id, description, numbered, [
    int("Nummer", 6, "Nummer", "Number", (cell: AwkwardCell & { number: number }) => cell.number),
    text("Waarom", 80, "Waarom", "Why", (cell) => cell.why),
    text("Tekst", 255, "Tekst", "Text", (cell) => cell.value),
    memo("Memo", "Memo", "Memo", (cell) => cell.value),
  ]);
}

function dates(): GetConnectorDefinition {
  return getConnector("Awkward_Dates", "Datums rond de zomertijd en aan de randen", () => MOMENTS, [
    text("Waarom", 80, "Waarom", "Why", (moment: (typeof MOMENTS)[number]) => moment.why),
    date("Moment", "Moment", "Moment", (moment) => moment.value),
  ]);
}

function numbers(): GetConnectorDefinition {
  return getConnector("Awkward_Numbers", "Getallen aan de randen", () => NUMBERS, [
    text("Waarom", 80, "Waarom", "Why", (number: (typeof NUMBERS)[number]) => number.why),
    decimal("Bedrag", 5, "Bedrag", "Amount", (number) => number.decimal),
    int("Getal", 16, "Getal", "Number", (number) => number.int),
    flag("Positief", "Positief", "Positive", (number) => (number.int === null ? null : number.int > 0)),
  ]);
}

const ODD_NAMES = [
  "Adres.Straat",
  "Adres.Huisnummer",
  "E-mail werk",
  "Naam/omschrijving",
  "100%",
  "Prijs (€)",
  "Waarde;lijst",
  "a,b",
  "__proto__",
  "constructor",
  "toString",
  "Ænes",
  "waarde",
  "Waarde",
  "<b>vet</b>",
  '"aanhaling"',
  "length",
];

/** Dots cannot be filtered or sorted on (protocol 3.5); the others are names that programs trip over. */
function names(): GetConnectorDefinition {
  const columns = ODD_NAMES.map((name, index): Column<number> =>
    text(name, 50, `Label ${name}`, `Label ${name}`, (row) => `${index}-${row}`),
  );
  return getConnector("Awkward_Field_Names", "Veldnamen met punten en andere tekens", () => countTo(60), [
    int("Id", 6, "Id", "Id", (row: number) => row),
    ...columns,
  ]);
}

const WIDTH = 150;

function wide(): GetConnectorDefinition {
  const columns = Array.from({ length: WIDTH - 1 }, (_, index): Column<number> => {
    const name = `Kolom_${String(index + 2).padStart(3, "0")}`;
    const label = `Kolom ${index + 2}`;
    const english = `Column ${index + 2}`;
    switch (index % 5) {
      case 0:
        return text(name, 50, label, english, (row) => (row % 3 === 0 ? null : `tekst ${row}.${index}`));
      case 1:
        return int(name, 9, label, english, (row) => row * index);
      case 2:
        return decimal(name, 2, label, english, (row) => (row - index) / 4);
      case 3:
        return flag(name, label, english, (row) => (row + index) % 2 === 0);
      default:
        return date(name, label, english, (row) => `2026-${String((row % 12) + 1).padStart(2, "0")}-15T00:00:00.000`);
    }
  });
  return getConnector("Awkward_Wide", `${WIDTH} kolommen`, () => countTo(1_200), [
    int("Kolom_001", 9, "Kolom 1", "Column 1", (row: number) => row),
    ...columns,
  ]);
}

/** The sizes of a memo: from a sentence to more than two million characters. */
const SIZES = [40, 2_000, 40_000, 65_536, 300_000, 2_200_000];

function longText(): GetConnectorDefinition {
  return getConnector("Awkward_Long_Text", "Heel lange teksten", () => SIZES, [
    int("Lengte", 9, "Lengte", "Length", (size: number) => size),
    memo("Tekst", "Tekst", "Text", (size) =>
      "Een lange tekst zonder einde. ".repeat(Math.ceil(size / 30)).slice(0, size),
    ),
    memo("Woord", "Eén woord", "One word", (size) => "x".repeat(size)),
  ]);
}

/** Only Id is unique: paging on any other field loses rows and doubles others. */
function duplicates(): GetConnectorDefinition {
  return getConnector("Awkward_Duplicates", "Dubbele sorteerwaarden", () => countTo(1_000), [
    int("Id", 6, "Id", "Id", (row: number) => row),
    key("Groep", 5, "Groep", "Group", (row) => ["A", "B", "C", "D"][row % 4] ?? null),
    text("Status", 20, "Status", "Status", (row) => (row % 10 === 0 ? null : row % 2 === 0 ? "Open" : "open")),
    date(
      "Gewijzigd_op",
      "Gewijzigd op",
      "Changed on",
      (row) => `2026-11-${String((row % 20) + 1).padStart(2, "0")}T12:00:00.000`,
    ),
    decimal("Bedrag", 2, "Bedrag", "Amount", (row) => (row % 7) - 3),
  ]);
}

function refusing(
  id: string,
  description: string,
  refusal: Pick<GetConnectorDefinition, "blocked" | "refusesAbove">,
): GetConnectorDefinition {
  const columns = [
    int("Id", 6, "Id", "Id", (row: number) => row),
    text("Naam", 50, "Naam", "Name", (row: number) => `Naam ${row}`),
  ];
  return getConnector(id, description, () => countTo(500), columns, refusal);
}

function countTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
