// cspell:disable: names and words of a made-up company
/** How the made-up company is organised: small fixed tables that everything else refers to. */

export type Administration = { unitId: number; name: string; code: string };

export const ADMINISTRATIONS: readonly Administration[] = [
  { unitId: 1, name: "Van Dijk Techniek B.V.", code: "VDT" },
  { unitId: 2, name: "Van Dijk Projecten B.V.", code: "VDP" },
  { unitId: 3, name: "Van Dijk Holding B.V.", code: "VDH" },
];

export type Journal = { journalId: string; description: string; kind: string };

export const JOURNALS: readonly Journal[] = [
  { journalId: "10", description: "Kas", kind: "K" },
  { journalId: "20", description: "Bank ING", kind: "B" },
  { journalId: "21", description: "Bank Rabobank", kind: "B" },
  { journalId: "50", description: "Verkoop", kind: "V" },
  { journalId: "51", description: "Verkoop projecten", kind: "V" },
  { journalId: "60", description: "Inkoop", kind: "I" },
  { journalId: "70", description: "Voorraad", kind: "M" },
  { journalId: "80", description: "Loonjournaal", kind: "M" },
  { journalId: "90", description: "Memoriaal", kind: "M" },
  { journalId: "99", description: "Beginbalans", kind: "M" },
];

export type VatCode = { code: string; description: string; percentage: number; account: string };

export const VAT_CODES: readonly VatCode[] = [
  { code: "1", description: "Btw hoog 21%", percentage: 21, account: "1500" },
  { code: "2", description: "Btw laag 9%", percentage: 9, account: "1501" },
  { code: "3", description: "Btw 0%", percentage: 0, account: "1502" },
  { code: "4", description: "Btw verlegd binnenland", percentage: 0, account: "1503" },
  { code: "5", description: "Voorbelasting hoog 21%", percentage: 21, account: "1520" },
  { code: "6", description: "Voorbelasting laag 9%", percentage: 9, account: "1521" },
];

export type Account = { account: string; description: string; balanceSheet: boolean; blocked: boolean };

const BALANCE = [
  "0100 Goodwill",
  "0200 Bedrijfsgebouwen",
  "0210 Afschrijving bedrijfsgebouwen",
  "0300 Inventaris",
  "0310 Afschrijving inventaris",
  "0400 Vervoermiddelen",
  "0410 Afschrijving vervoermiddelen",
  "0600 Aandelenkapitaal",
  "0650 Winstreserve",
  "0700 Voorziening groot onderhoud",
  "0800 Hypothecaire lening",
  "1000 Kas",
  "1100 ING",
  "1110 Rabobank",
  "1190 Kruisposten",
  "1300 Debiteuren",
  "1310 Voorziening dubieuze debiteuren",
  "1350 Vooruitbetaalde kosten",
  "1400 Overlopende activa",
  "1500 Af te dragen btw hoog",
  "1501 Af te dragen btw laag",
  "1502 Btw 0%",
  "1503 Btw verlegd",
  "1520 Voorbelasting hoog",
  "1521 Voorbelasting laag",
  "1530 Afdracht btw",
  "1600 Crediteuren",
  "1610 Te ontvangen facturen",
  "1700 Te betalen lonen",
  "1710 Af te dragen loonheffing",
  "1720 Af te dragen pensioenpremie",
  "1730 Reservering vakantiegeld",
  "3000 Voorraad handelsgoederen",
  "3010 Voorraad onderweg",
  "3900 Onderhanden werk",
];
const RESULT = [
  "4000 Brutolonen",
  "4010 Vakantiegeld",
  "4020 Sociale lasten",
  "4030 Pensioenpremie",
  "4040 Reiskostenvergoeding",
  "4050 Opleidingskosten",
  "4060 Uitzendkrachten",
  "4100 Huur bedrijfspand",
  "4110 Energie",
  "4120 Onderhoud pand",
  "4130 Schoonmaak",
  "4200 Brandstof",
  "4210 Leasekosten",
  "4220 Onderhoud vervoermiddelen",
  "4300 Reclame en advertenties",
  "4310 Representatie",
  "4400 Kantoorbenodigdheden",
  "4410 Telefoon en internet",
  "4420 Software en licenties",
  "4430 Accountantskosten",
  "4440 Verzekeringen",
  "4500 Afschrijvingskosten",
  "4600 Bankkosten",
  "4700 Dubieuze debiteuren",
  "7000 Kostprijs omzet handelsgoederen",
  "7010 Kostprijs omzet projecten",
  "7100 Voorraadverschillen",
  "7200 Inkoopprijsverschillen",
  "8000 Omzet handelsgoederen hoog",
  "8010 Omzet handelsgoederen laag",
  "8020 Omzet handelsgoederen verlegd",
  "8100 Omzet projecten",
  "8110 Omzet service en onderhoud",
  "8200 Verleende kortingen",
  "9000 Rentebaten",
  "9100 Rentelasten",
  "9900 Resultaat deelnemingen",
];

const accountsOf = (lines: readonly string[], balanceSheet: boolean) =>
  lines.map((line): Account => ({
    account: line.slice(0, 4),
    description: line.slice(5),
    balanceSheet,
    blocked: line.startsWith("0100"),
  }));

export const ACCOUNTS: readonly Account[] = [...accountsOf(BALANCE, true), ...accountsOf(RESULT, false)];

export const DEPARTMENTS = [
  "Directie",
  "Verkoop",
  "Inkoop",
  "Magazijn",
  "Projecten",
  "Service",
  "Financiën",
  "P&O",
  "ICT",
] as const;

export const JOBS = [
  "Directeur",
  "Accountmanager",
  "Verkoper binnendienst",
  "Inkoper",
  "Magazijnmedewerker",
  "Chauffeur",
  "Projectleider",
  "Werkvoorbereider",
  "Monteur",
  "Servicemonteur",
  "Controller",
  "Administrateur",
  "HR-adviseur",
  "Applicatiebeheerder",
] as const;

/** Country codes as AFAS writes them: the car's sign, not ISO. */
export const COUNTRIES = (
  "A Oostenrijk|AUS Australië|B België|BG Bulgarije|BR Brazilië|CDN Canada|CH Zwitserland|CHN China|CY Cyprus|CZ Tsjechië|" +
  "D Duitsland|DK Denemarken|E Spanje|EST Estland|ET Egypte|F Frankrijk|FIN Finland|GB Verenigd Koninkrijk|GR Griekenland|" +
  "H Hongarije|HR Kroatië|I Italië|IL Israël|IND India|IRL Ierland|IS IJsland|J Japan|L Luxemburg|LT Litouwen|LV Letland|" +
  "M Malta|MA Marokko|MEX Mexico|N Noorwegen|NL Nederland|NZ Nieuw-Zeeland|P Portugal|PL Polen|RI Indonesië|RO Roemenië|" +
  "S Zweden|SK Slowakije|SLO Slovenië|SME Suriname|TR Turkije|UA Oekraïne|USA Verenigde Staten|ZA Zuid-Afrika|AW Aruba|CW Curaçao"
)
  .split("|")
  .map((line) => ({ code: line.slice(0, line.indexOf(" ")), name: line.slice(line.indexOf(" ") + 1) }));

export function countryNameOf(country: string): string {
  return COUNTRIES.find(({ code }) => code === country)?.name ?? country;
}

export const LANGUAGES = [
  ["NED", "Nederlands", "nl"],
  ["ENG", "Engels", "en"],
  ["DUI", "Duits", "de"],
  ["FRA", "Frans", "fr"],
  ["SPA", "Spaans", "es"],
  ["POO", "Pools", "pl"],
] as const;

/** Code tables as ProfitCodeTableValue tells them: table, then internal code, code and description. */
export const CODE_TABLES: readonly (readonly [table: string, code: string, description: string])[] = [
  ["VIPR", "H", "Hoog"],
  ["VIPR", "N", "Normaal"],
  ["VIPR", "L", "Laag"],
  ["VIGE", "M", "Man"],
  ["VIGE", "V", "Vrouw"],
  ["VIGE", "O", "Onbekend"],
  ["VABT", "01", "Ziekte"],
  ["VABT", "02", "Zwangerschap"],
  ["VABT", "03", "Ongeval"],
  ["VAVT", "VRIJ", "Vakantie"],
  ["VAVT", "ATV", "Arbeidstijdverkorting"],
  ["VAVT", "BIJZ", "Bijzonder verlof"],
  ["VAVT", "OUD", "Ouderschapsverlof"],
  ["VABR", "T", "Telefoon"],
  ["VABR", "M", "E-mail"],
  ["VABR", "P", "Portaal"],
  ["VABR", "B", "Balie"],
];

export type OrgUnit = { code: string; name: string };

export type CostCentre = { employer: string; code: string; description: string; blocked: boolean };

export type Organisation = { orgUnits: OrgUnit[]; costCentres: CostCentre[] };

export const EMPLOYER = "VDT";

/** The parts of the organisation that can be written: departments, and what costs are booked on. */
export function buildOrganisation(): Organisation {
  return {
    orgUnits: DEPARTMENTS.map((name, index) => ({ code: `OE${index + 1}`, name })),
    costCentres: DEPARTMENTS.map((description, index) => ({
      employer: EMPLOYER,
      code: String(100 + index),
      description,
      blocked: false,
    })),
  };
}
