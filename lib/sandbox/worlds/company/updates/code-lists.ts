// cspell:disable: Profit's own codes and words
import { codeList } from "../../../updates/fields";

/** Code lists that several connectors share. Long ones are shortened to what this company has a use for. */

export const MATCH_ORGANISATION = codeList(
  ["0", "Zoek op BcCo", "Search by BcCo"],
  ["1", "KvK-nummer", "COC number"],
  ["2", "Fiscaal nummer", "Fiscal number"],
  ["3", "Naam", "Name"],
  ["4", "Adres", "Address"],
  ["5", "Postadres", "Mailing address"],
  ["6", "Altijd nieuw toevoegen", "Always add as new"],
);

export const MATCH_PERSON = codeList(
  ["0", "Zoek op BcCo (Persoons-ID)", "Search by BcCo (Person ID)"],
  ["1", "Burgerservicenummer", "Citizen service number"],
  ["2", "Naam + voorvoegsel + initialen + geslacht", "Name + prefix + initials + gender"],
  ["3", "Naam + voorvoegsel + initialen + geslacht + e-mail werk", "Name + prefix + initials + gender + work e-mail"],
  ["4", "Naam + voorvoegsel + initialen + geslacht + mobiel werk", "Name + prefix + initials + gender + work mobile"],
  ["5", "Naam + voorvoegsel + initialen + geslacht + telefoon werk", "Name + prefix + initials + gender + work phone"],
  [
    "6",
    "Naam + voorvoegsel + initialen + geslacht + geboortedatum",
    "Name + prefix + initials + gender + date of birth",
  ],
  ["7", "Altijd nieuw toevoegen", "Always add as new"],
);

export const LEGAL_FORMS = codeList(
  ["05", "Eenmanszaak", "Sole proprietorship"],
  ["15", "Maatschap", "Professional partnership"],
  ["20", "Vennootschap onder firma", "General partnership"],
  ["25", "Commanditaire vennootschap", "Limited partnership"],
  ["30", "Besloten vennootschap", "Private limited company"],
  ["40", "Naamloze vennootschap", "Public limited company"],
  ["70", "Vereniging", "Association"],
  ["74", "Stichting", "Foundation"],
  ["999", "Niet vastgesteld", "Not determined"],
);

export const SECTORS = codeList(
  ["0200", "Industrie", "Industry"],
  ["0300", "Bouwnijverheid", "Construction"],
  ["0400", "Groothandel", "Wholesale"],
  ["0500", "Detailhandel", "Retail"],
  ["0600", "Horeca", "Hotels and restaurants"],
);

export const EMPLOYEE_COUNTS = codeList(
  ["01", "0", "0"],
  ["02", "1", "1"],
  ["03", "2-4", "2-4"],
  ["04", "5-9", "5-9"],
  ["05", "10-19", "10-19"],
  ["06", "20-49", "20-49"],
  ["07", "50-99", "50-99"],
  ["08", "100 of meer", "100 or more"],
);

export const MEDIA = codeList(
  ["EMA", "E-mail", "E-mail"],
  ["FAX", "Fax", "Fax"],
  ["PRS", "Persoonlijk", "In person"],
  ["PST", "Post", "Mail"],
  ["TEL", "Telefoon", "Telephone"],
);

export const CONTACT_KINDS = codeList(
  ["AFD", "Afdeling bij organisatie", "Department of an organisation"],
  ["AFL", "Afleveradres", "Delivery address"],
  ["PRS", "Persoon bij organisatie", "Person at an organisation"],
);

export const CONTACT_JOBS = codeList(
  ["100", "Directeur", "Director"],
  ["200", "Administratief medewerker", "Administrative assistant"],
  ["300", "Hoofd salarisadministratie", "Head of payroll"],
);

export const GENDERS = codeList(
  ["M", "Man", "Man"],
  ["O", "Onbekend", "Unknown"],
  ["V", "Vrouw", "Woman"],
  ["X", "Overig", "Other"],
);

export const NAME_USES = codeList(
  ["0", "Geboortenaam", "Name at birth"],
  ["1", "Geb. naam partner + Geboortenaam", "Partner's name + name at birth"],
  ["2", "Geboortenaam partner", "Partner's name"],
  ["3", "Geboortenaam + Geb. naam partner", "Name at birth + partner's name"],
);

export const NATIONALITIES = codeList(
  ["000", "Onbekend", "Unknown"],
  ["NL", "Nederlandse", "Dutch"],
  ["B", "Belgische", "Belgian"],
  ["D", "Duitse", "German"],
  ["PL", "Poolse", "Polish"],
  ["TR", "Turkse", "Turkish"],
  ["MA", "Marokkaanse", "Moroccan"],
);

export const MARITAL_STATES = codeList(
  ["GH", "Gehuwd", "Married"],
  ["GP", "Geregistreerd partnerschap", "Registered partnership"],
  ["GS", "Gescheiden", "Divorced"],
  ["OG", "Ongehuwd", "Unmarried"],
  ["OV", "Overig", "Other"],
  ["WE", "Weduwe/Weduwnaar", "Widowed"],
);

export const BANK_COSTS = codeList(
  ["1", "Alle kosten ten laste van de begunstigde", "All costs for the beneficiary"],
  ["2", "Alle kosten ten laste van de opdrachtgever", "All costs for the principal"],
  ["3", "Gedeelde kosten", "Shared costs"],
);

export const PRIORITIES = codeList(["H", "Hoog", "High"], ["N", "Normaal", "Normal"], ["L", "Laag", "Low"]);

export const DELIVERY_CONDITIONS = codeList(
  ["0", "Deellevering toestaan", "Allow partial delivery"],
  ["1", "Regel volledig uitleveren", "Deliver whole lines"],
  ["2", "Order volledig uitleveren", "Deliver whole orders"],
  ["3", "Geen backorders leveren", "Do not deliver back orders"],
);

export const ISSUE_METHODS = codeList(
  ["A", "Afdrukken", "Print"],
  ["B", "Afdrukken + e-mail PDF", "Print + e-mail PDF"],
  ["E", "E-mail PDF", "E-mail PDF"],
  ["F", "eVerbinding (UBL)", "eConnection (UBL)"],
);

export const ORDER_HANDLING = codeList(
  ["1", "Pakbon, factuur na levering", "Packing slip, invoice after delivery"],
  ["2", "Pakbon en factuur", "Packing slip and invoice"],
  ["3", "Factuur, levering na vooruitbetaling", "Invoice, delivery after payment in advance"],
  ["4", "Pakbon, geen factuur", "Packing slip, no invoice"],
);

export const BARCODE_TYPES = codeList(
  ["0", "Geen controle", "No check"],
  ["3", "Barcode EAN13", "Barcode EAN13"],
  ["6", "Code 128", "Code 128"],
);

export const WEIGHT_UNITS = codeList(
  ["0", "Geen gewicht", "No weight"],
  ["3", "Gram (g)", "Gram (g)"],
  ["4", "Kilogram (kg)", "Kilogram (kg)"],
  ["5", "Ton", "Tonne"],
);

export const PROJECT_COSTS = codeList(
  ["MA", "Materiaal", "Material"],
  ["A", "Arbeid", "Labour"],
  ["ME", "Materieel", "Equipment"],
  ["OA", "Onderaanneming", "Subcontracting"],
  ["O", "Overige kosten", "Other costs"],
);
