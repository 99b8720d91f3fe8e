/**
 * What is wrong with an update message, one sentence each. The keys are the codes of lib/schema/check/problem.ts, which
 * tells their params. A field is named by label and id.
 */
export const updateProblems = {
  notWellFormed: "Dit is geen geldige XML: {message}",
  notClosed: "{name} wordt niet gesloten: '</'{name}'>' ontbreekt.",
  strayClose: "'</'{name}'>' sluit niets: er staat geen {name} open.",
  unfinishedTag: "De tag {name} is niet af: '>' ontbreekt.",
  bareLess: "Het teken '<' in een tekst schrijf je als &lt;.",
  unfinishedMarkup:
    "{kind, select, comment {Dit commentaar wordt niet gesloten: --> ontbreekt.} cdata {Deze CDATA wordt niet gesloten: ]]> ontbreekt.} other {Deze instructie wordt niet gesloten: ?> ontbreekt.}}",
  badAttribute: "Het attribuut {name} heeft geen waarde tussen aanhalingstekens.",
  strayInTag: "Dit hoort niet in een tag.",
  repeatedAttribute: "Het attribuut {name} staat er twee keer.",
  undeclaredPrefix: "Het voorvoegsel {prefix} van {name} is nergens gedeclareerd.",
  bareAmpersand: "Een & in een tekst schrijf je als &amp;.",
  dashesInComment: "Twee streepjes -- mogen niet in commentaar staan.",
  emptyDocument: "Het bericht is leeg: het begint met {expected}.",
  outsideRoot: "Buiten {expected} mag niets staan.",
  doctype: "Een DOCTYPE mag niet in een bericht staan.",
  entity: "XML kent &{name}; niet. Schrijf het teken zelf.",
  notUtf8: "Profit leest UTF-8, en dit bericht zegt {encoding} te zijn.",
  tooLarge:
    "Het bericht is te groot: {sizeMb, number} MB, en Profit neemt hooguit {limitMb, number} MB aan, bestanden meegerekend.",
  tooManyElements:
    "Het bericht heeft {count, number} elementen; hier kunnen er hooguit {limit, number} bekeken worden. Verdeel het.",
  tooDeep: "De elementen zijn dieper genest dan {limit} niveaus.",
  wrongRoot: "Het buitenste element moet {expected} zijn, niet {name}.",
  namespace: "De elementen van Profit hebben geen namespace: haal xmlns bij {name} weg.",
  unknownElement: "{name} bestaat niet in {within}.",
  misplacedElement:
    "{name} staat niet op zijn plaats: {where, select, before {het hoort vóór {expected}} attribute {het is een attribuut van {expected}} other {het hoort in {expected}}}.",
  repeatedElement: "{name} mag hier maar één keer staan.",
  missingElement: "{name} ontbreekt in {within}.",
  unknownAttribute: "Het attribuut {name} bestaat niet bij {parent}.",
  missingAction: "{parent} heeft geen Action: insert, update of delete.",
  badAction: "Action moet insert, update of delete zijn, niet ''{value}''.",
  missingKey: "De sleutel {field} ontbreekt bij Element.",
  textNotAllowed: "In {parent} mag geen tekst staan, alleen elementen.",
  mustBeEmpty: "{parent} moet hier leeg zijn, ook zonder spaties of regeleinden.",
  elementInField: "{field} is een veld: daar mag geen element in staan.",
  emptyValue: '{field} is leeg. Vul een waarde in, laat het veld weg of maak het leeg met xsi:nil="true".',
  notNillable: "{field} kan niet leeggemaakt worden met xsi:nil.",
  nilWithContent: '{field} heeft xsi:nil="true" en toch inhoud. Kies één van beide.',
  badNil: "xsi:nil moet true of false zijn, niet ''{value}''.",
  tooLong: "{field} mag {limit, plural, one {# teken} other {# tekens}} hebben, dit zijn er {length, number}.",
  badNumber:
    "{field} moet {kind, select, int {een geheel getal zijn zoals 1250} other {een getal zijn zoals 1250.75}}, niet ''{value}''.",
  tooManyDigits: "{field} mag {limit, plural, one {# cijfer} other {# cijfers}} hebben, en ''{value}'' heeft er meer.",
  tooManyDecimals:
    "{field} mag {limit, plural, =0 {geen decimalen} one {# decimaal} other {# decimalen}} hebben, en ''{value}'' heeft er meer.",
  badBoolean: "{field} moet true of false zijn (of 1 of 0), niet ''{value}''.",
  badDate: "{field} moet een datum zijn zoals 2026-11-28, niet ''{value}''.",
  badDateTime: "{field} moet een datum met tijd zijn zoals 2026-11-28T09:30:00, niet ''{value}''.",
  badTime: "{field} moet een tijd zijn zoals 09:30:00, niet ''{value}''.",
  badBase64: "{field} moet een bestand als base64 zijn, en dit is geen base64.",
  unknownCode: "''{value}'' staat niet in de {count, plural, one {ene waarde} other {# waarden}} die {field} kent.",
  missingMandatory: "{field} is verplicht bij een nieuw record van {parent}.",
  unknownCustomField: "Het vrije veld {name} bestaat niet in deze omgeving, of niet bij dit onderdeel.",
  keyForChange:
    "{action, select, delete {Welk record moet weg? Vul {field}.} other {Welk record moet wijzigen? Vul {field}.}}",
  fileWithoutStream: "{field} noemt een bestand, maar {stream} met de inhoud ontbreekt.",
  zone: "{field}: Profit rekent in Nederlandse tijd. Laat de tijdzone van ''{value}'' weg.",
  zeroNotAllowed: "{field} mag niet 0 zijn.",
  schemaFault: "Het XSD keurt dit af: {message}",
};
