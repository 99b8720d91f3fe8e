// cspell:disable -- beginnings of words, in two languages
/** Why a value is nobody's business by default (design 5.7; protocol 8, AUT-19). Keys of lib/messages `privacy.kinds`. */
export type PrivacyKind =
  | ("bsn" | "bank" | "birth" | "pay" | "identity" | "gender")
  | ("nationality" | "marital" | "conviction" | "health" | "contact");

type Rule = {
  kind: PrivacyKind;
  /** Tried on the words of the id and on those of the label. */
  says: RegExp;
  /** What looks like it and is not. */
  butNot?: RegExp;
  /** True where even a yes or no tells something of a person; elsewhere a tick ("IBAN checked") tells nothing. */
  isTickSensitive?: true;
};

/** Words in lower case without accents, Dutch and English: Profit's labels come in the language that was asked. */
export const PRIVACY_RULES: readonly Rule[] = [
  { kind: "bsn", says: /\b(bsn|sofi|ssn)(nr|nummer)?\b|burger ?service|citizen service|social security (n|code)/ },
  {
    kind: "bank",
    says: /\biban|\b(bank|giro|spaar) ?(rekening|rek\b|account|nr\b|nummer|number)|\bbank (acc|no)\b|rekeninghouder|account holder/,
    butNot: /\b(grootboek|ledger|dagboek|journal)/,
  },
  {
    kind: "birth",
    says: /\bgeboorte ?(datum|dag|jaar|plaats|land|gemeente)|\bgeb ?(dat|datum|dd|plaats)\b|\bbirth ?(date|day|year|place|country)|\b(date|day|year|place|country|town)( of)? birth\b|\bdob\b|\bleeftijd\b/,
    butNot: /\bvanaf leeftijd/,
  },
  {
    kind: "pay",
    says: /salari|salary|\bloon|(bruto|netto|uur|week|maand|jaar|basis|minimum|periode)loon|\bwages?\b|\bbeloning|remuneration/,
    butNot:
      /loon(aangifte|journaal|heffingennummer|werk|bedrijf|strook|administrat|verwerk)|salaris(administrat|verwerk|strook)|salary (administrat|processing|slip)/,
  },
  {
    kind: "identity",
    says: /paspoort|passport|identiteits? ?(bewijs|kaart|document|nummer|nr\b)|\bid ?(bewijs|kaart|card)\b|\bidentity (card|document|n)|legitimatie|rijbewijs|driv(er s|ers|ing) licen[cs]e|vreemdelingennummer|verblijfsvergunning|residence permit/,
  },
  { kind: "gender", says: /\bgeslacht|\bgender\b|\bsex\b/ },
  { kind: "nationality", says: /\bnationalit/ },
  {
    kind: "marital",
    says: /burgerlijke ?staat|\bmarital|\bhuwelijk|\bgehuwd|\bechtgeno|\bspouse\b|\bmarriage\b/,
    isTickSensitive: true,
  },
  {
    kind: "conviction",
    says: /\breligi|\bgeloof(sovertuiging)?\b|kerkgenootschap|levensovertuiging|\bvakbond|\btrade union|\bstrafblad|\bcriminal record|\bpolitieke? (partij|voorkeur)|\bpolitical/,
    isTickSensitive: true,
  },
  {
    kind: "health",
    says: /\bmedi(sch|cal)|\bziekte|\bziekmelding|\billness|\bsick(ness)?\b|\bgezondheid|\bhandicap|\bdisab(led|ility)|arbeidsongeschikt|\b(wao|wia|wga|iva)\b|\bzwanger|\bpregnan|\bdiagnos|\bbloedgroep|\bblood (group|type)|\ballergi|\bvangnet/,
    butNot: /\bziektekosten(verzekeraar|polis)|\bmedi(sch|cal) (item|article|artikel)/,
    isTickSensitive: true,
  },
  {
    kind: "contact",
    says: /\b(prive|private|privately|thuis|home|woon|personal|persoonlijk)e? ?(adres|address|e? ?mail|tel|telefoon|phone|mobiel|mobile|gsm|straat|street|postcode|postal|nummer)|\b(adres|address|mail|tel|telefoon|telefoonnr|phone|phone no|mobiel|mobile|mobile no|gsm)( nr| no| number)? (prive|private|thuis|home|personal|persoonlijk)\b|\bmail (prive|private)|\b(tel|mob|mail|email) ?(prive|priv|prv|home)\b|\bnoodnummer|\bemergency (contact|number|phone)/,
  },
];

/** An account's number with no word of whose: of a bank where a bank is named beside it, of the ledger elsewhere. */
export const BARE_ACCOUNT = /^(rekening ?(nr|nummer)?|account ?(nr|no|number)?|reknr|acnr)$/;
/** A field that only an account at a bank has. */
export const BESIDE_A_BANK =
  /\b(iban|bic|swift)\b|\b(land|country|naam|name) (van|of) (de |the )?bank\b|\bbank (naam|name|land|country)\b/;
