import fc from "fast-check";

const name = fc.constantFrom("Order", "Element", "Fields", "Objects", "OrderLine", "DbId", "Pr", "Bk", "ItCd", "X", "");
const value = fc.oneof(
  fc.constantFrom("H", "1", "true", "", "update", "31-12-2026", "&amp;"),
  fc.string({ maxLength: 5 }),
);
const piece = fc.oneof(
  name.map((tag) => `<${tag}>`),
  name.map((tag) => `</${tag}>`),
  fc
    .tuple(name, fc.constantFrom("Action", "OrId", "xsi:nil", "x"), value)
    .map(([tag, key, text]) => `<${tag} ${key}="${text}">`),
  fc.tuple(name, value).map(([tag, text]) => `<${tag}>${text}</${tag}>`),
  fc.constantFrom(
    "<",
    ">",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!DOCTYPE x>",
    '"',
    "'",
    "=",
    " ",
    "\r\n",
    "\t",
  ),
);

/** Whole documents of the order, cut and patched: what an editor holds while one types. For tests. */
export const brokenXml = fc.array(piece, { maxLength: 30 }).chain((pieces) => {
  const text = pieces.join("");
  const inside = `<Order><Element OrId="1"><Fields Action="insert">${text}`;
  return fc.constantFrom(text, inside, `${inside}</Fields><Objects>${text}</Objects></Element></Order>`);
});
