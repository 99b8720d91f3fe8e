import { badValue } from "./make-value";
import type { Random } from "./random";
import { allOf, type Written } from "./written";

/** Breaks a document in one place; false when it has no place for that. */
type TreeFault = (root: Written, random: Random) => boolean;

type PartName = Written["of"]["part"];

function pick(
  root: Written,
  random: Random,
  part: PartName,
  fits: (one: Written) => boolean = () => true,
): Written | null {
  const found = allOf(root).filter((one) => one.of.part === part && fits(one));
  return found.length > 0 ? random.of(found) : null;
}

/** A fault of one element of a part. */
function at(
  part: PartName,
  fits: (one: Written) => boolean,
  break_: (one: Written, random: Random) => void,
): TreeFault {
  return (root, random) => {
    const one = pick(root, random, part, fits);
    if (one) break_(one, random);
    return one !== null;
  };
}

const any = () => true;
const leaf = (name: string, from: Written, content = "1"): Written => ({
  ...from,
  name,
  content,
  attributes: [],
  children: [],
});
const hasTwo = ({ children }: Written) => children.length > 1;
const hasOne = ({ children }: Written) => children.length > 0;
const isWithContent = ({ content }: Written) => content !== "";
const insertSomewhere = (one: Written, child: Written, random: Random) => {
  one.children.splice(random.below(one.children.length + 1), 0, child);
};
const swap = (one: Written, random: Random) => {
  const index = random.below(one.children.length - 1);
  const [first, second] = one.children.splice(index, 2) as [Written, Written];
  one.children.splice(index, 0, second, first);
};
const twice = (one: Written, random: Random) => {
  const index = random.below(one.children.length);
  one.children.splice(index, 0, structuredClone(one.children[index] as Written));
};

export const TREE_FAULTS: Readonly<Record<string, TreeFault>> = {
  "an unknown field": at("fields", any, (one, random) => insertSomewhere(one, leaf("Qq", one), random)),
  "an unknown custom field": at("fields", any, (one, random) =>
    insertSomewhere(one, leaf(`U${"0123456789ABCDEF".repeat(2)}`, one), random),
  ),
  "a field with a prefix that is declared": at("field", any, (one) => {
    one.name = `q:${one.name}`;
    one.attributes.push(["xmlns:q", "urn:q"]);
  }),
  "a field in a default namespace": at("field", any, (one) => one.attributes.push(["xmlns", "urn:q"])),
  "two fields the other way round": at("fields", hasTwo, swap),
  "a field twice": at("fields", hasOne, twice),
  "a field in Element": at("record", any, (one, random) => insertSomewhere(one, leaf("Ds", one), random)),
  "a field in Objects": at("objects", any, (one, random) => insertSomewhere(one, leaf("Ds", one), random)),
  "an element in a field": at("field", any, (one) => one.children.push(leaf("b", one))),
  "an Element in Fields": at("fields", any, (one, random) => insertSomewhere(one, leaf("Element", one, ""), random)),
  "Fields right in the object": at("object", any, (one, random) =>
    insertSomewhere(one, leaf("Fields", one, ""), random),
  ),
  "Fields twice": at(
    "record",
    (one) => one.children[0]?.name === "Fields",
    (one) => {
      one.children.splice(1, 0, structuredClone(one.children[0] as Written));
    },
  ),
  "Objects before Fields": at("record", hasTwo, (one) => one.children.reverse()),
  "an unknown object": at("objects", any, (one, random) => insertSomewhere(one, leaf("KnQq", one, ""), random)),
  "two objects the other way round": at("objects", hasTwo, swap),
  "an object twice": at("objects", hasOne, twice),
  "an object left out": at("objects", hasOne, (one, random) =>
    one.children.splice(random.below(one.children.length), 1),
  ),
  "an object without Element": at("object", any, (one) => one.children.splice(0)),
  "an object in Fields": at("fields", any, (one, random) => insertSomewhere(one, leaf("KnPerson", one, ""), random)),
  "another root": (root) => {
    root.name = `${root.name}s`;
    return true;
  },
  "a root in a default namespace": (root) => {
    root.attributes.push(["xmlns", "urn:q"]);
    return true;
  },
  "no Action": at("fields", any, (one) => one.attributes.splice(0)),
  "an Action that is none": at("fields", any, (one, random) => {
    one.attributes[0] = ["Action", random.of(["", "Insert", " insert", "upsert", "insert "])];
  }),
  "no key": at(
    "record",
    ({ attributes }) => attributes.length > 0,
    (one) => one.attributes.splice(0, 1),
  ),
  "a key that does not fit": at(
    "record",
    ({ of }) => of.part === "record" && of.object.keys.some(({ kind }) => kind === "int"),
    (one, random) => {
      for (const pair of one.attributes) pair[1] = random.of(["x", "", "1.5"]);
    },
  ),
  "an unknown attribute on Fields": at("fields", any, (one) => one.attributes.push(["Qq", "1"])),
  "an unknown attribute on Element": at("record", any, (one) => one.attributes.unshift(["Qq", "1"])),
  "an unknown attribute on a field": at("field", any, (one) => one.attributes.push(["Qq", ""])),
  "an unknown attribute on an object": at("object", any, (one) => one.attributes.push(["Qq", "1"])),
  "an attribute of another namespace": at("field", any, (one) => one.attributes.push(["xml:lang", "nl"])),
  "text in Fields": at("fields", any, (one) => (one.content = "hello")),
  "text in Element": at("record", any, (one) => (one.content = "\n hello\n")),
  "text in an object": at("object", any, (one) => (one.content = "&#65;")),
  "CDATA in Objects": at("objects", any, (one) => (one.content = "<![CDATA[ ]]>")),
  "blanks in Fields": at(
    "fields",
    ({ children }) => children.length === 0,
    (one) => (one.content = " "),
  ),
  "an empty field": at("field", isWithContent, (one) => (one.content = "")),
  "a value that does not fit": badContent(() => true),
  ...Object.fromEntries(
    (["text", "int", "decimal", "boolean", "date", "dateTime", "time", "base64"] as const).map((wanted) => [
      `a ${wanted} that is none`,
      badContent(({ of }) => of.part === "field" && of.field.kind === wanted),
    ]),
  ),
  "nil where it may not be": at(
    "field",
    ({ of }) => of.part === "field" && of.field.isNillable === false,
    (one, random) => {
      one.attributes.push(["xsi:nil", random.of(["true", "false"])]);
      if (random.chance(0.5)) one.content = "";
    },
  ),
  "nil with a value": at("field", isWithContent, (one) => one.attributes.push(["xsi:nil", "true"])),
  "nil with a blank": at("field", isWithContent, (one) => {
    one.content = " ";
    one.attributes.push(["xsi:nil", "1"]);
  }),
  "nil that says neither": at("field", isWithContent, (one) => one.attributes.push(["xsi:nil", "ja"])),
  "nil that says no": at("field", isWithContent, (one) => one.attributes.push(["xsi:nil", "false"])),
  "nil on an object": at("object", any, (one) => one.attributes.push(["xsi:nil", "true"])),
  "a prefix that nothing declares": at("field", any, (one) => one.attributes.push(["qq:nil", "true"])),
};

function badContent(fits: (one: Written) => boolean): TreeFault {
  return (root, random) => {
    const one = pick(root, random, "field", (field) => isWithContent(field) && fits(field));
    const value = one?.of.part === "field" ? badValue(one.of.field, random) : null;
    if (!one || value === null) return false;
    one.content = value;
    return true;
  };
}
