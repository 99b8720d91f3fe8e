import type { XmlElement } from "@/lib/xml/parse-xml";
import { parseOrRefuse } from "../parse-or-refuse";
import { SandboxRefusal } from "../refusal";
import { readOperator, type WrittenCondition, type WrittenFilter } from "./expression";

const LIMITS = { depth: 8, attributes: 32, nodes: 200_000 };

/**
 * Reads `filtersXml` (protocol 4.4): Fields in one Filter are ANDed, Filters ORed, FilterId is a name that may be
 * missing. A Filter without fields is harmless. That names are exact, and that anything else is refused, is inferred.
 */
export function readFilterXml(written: string): WrittenFilter | undefined {
  if (written.trim() === "") return undefined;
  const groups = childrenOf(parseOrRefuse(written, LIMITS, "filterUnreadable"), "Filters", "Filter").map((filter) =>
    childrenOf(filter, "Filter", "Field").map(conditionOf),
  );
  const asking = groups.filter((group) => group.length > 0);
  return asking.length === 0 ? undefined : { combine: "any", groups: asking };
}

function childrenOf({ name, children }: XmlElement, wanted: string, child: string): readonly XmlElement[] {
  const stranger = name === wanted ? children.find((own) => own.name !== child)?.name : name;
  if (stranger !== undefined) throw new SandboxRefusal("filterUnreadable", `<${stranger}>`);
  return children;
}

function conditionOf({ attributes, text, children }: XmlElement): WrittenCondition {
  const stranger = children[0]?.name;
  if (stranger !== undefined) throw new SandboxRefusal("filterUnreadable", `<${stranger}>`);
  const fieldId = attributes.get("FieldId");
  if (fieldId === undefined) throw new SandboxRefusal("filterUnreadable", "FieldId");
  return { fieldId, operator: readOperator(attributes.get("OperatorType") ?? ""), value: text };
}
