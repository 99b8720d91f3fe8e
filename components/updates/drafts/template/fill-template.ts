import type { CalendarDay } from "@/lib/queries/calendar-day";
import { type EnteredValues, enteredValue } from "@/lib/queries/fill-in";
import { type ParameterProblem, readParameterValue } from "@/lib/queries/parameter-value";
import { filledText } from "@/lib/queries/placeholders";
import type { QueryParameter } from "@/lib/queries/query-parameter";
import { escapeAttribute } from "@/lib/xml/escape-xml";

type FilledTemplate = { xml: string; problems: ReadonlyMap<string, ParameterProblem> };

/** A template with its placeholders filled in, as an update document writes values (protocol 6.2). */
export function fillTemplate(
  xml: string,
  parameters: readonly QueryParameter[],
  entered: EnteredValues,
  today: CalendarDay,
): FilledTemplate {
  const problems = new Map<string, ParameterProblem>();
  const values = new Map<string, string>();
  for (const parameter of parameters) {
    const read = readParameterValue(parameter, enteredValue(parameter, entered), today);
    if (read.ok) values.set(parameter.name, written(parameter, read.value ?? ""));
    else problems.set(parameter.name, read.problem);
  }
  return { xml: filledText(xml, (name) => values.get(name)), problems };
}

/** A date has no time in a document. What means something in XML is escaped: a placeholder may stand in an attribute. */
function written({ kind }: QueryParameter, value: string): string {
  if (kind === "date") return value.slice(0, 10);
  return kind === "text" ? escapeAttribute(value).replaceAll("'", "&apos;") : value;
}
