import { XmlError } from "@/lib/xml/xml-error";
import { type GivenFile, GivenFileFault, readGivenFiles } from "../given-files";
import type { Language } from "../language";
import type { UpdateConnectorDefinition } from "../updates/definition";
import { printXsd } from "./print-xsd";
import { readXsdKeys, type XsdKeys } from "./xsd-keys";

/** A real XSD that a person gave (`--xsd`). */
export type XsdFile = { text: string; keys: XsdKeys };

/** By connector id: the name of the file without `.xsd`. */
export type XsdFiles = ReadonlyMap<string, XsdFile>;

export function readXsdFiles(directory: string): XsdFiles {
  return new Map(readGivenFiles({ option: "--xsd", directory, extension: ".xsd" }, readXsdFile));
}

function readXsdFile({ name, text }: GivenFile): [string, XsdFile] {
  const id = name.slice(0, -".xsd".length);
  try {
    const read = readXsdKeys(text);
    if (read) return [id, { text, keys: read.keys }];
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { line, column, message } = error;
    throw new GivenFileFault(`is no XML: line ${line}, column ${column}: ${message}`, { cause: error });
  }
  throw new GivenFileFault("is no XSD of an UpdateConnector: it has no schema with an Element in its first element");
}

/** The XSD of a connector as the DataConnector answers it: the file that was given for it, else one from the model. */
export function xsdOf(
  files: XsdFiles,
  id: string,
  definition: UpdateConnectorDefinition | undefined,
  language?: Language,
): string | undefined {
  return files.get(id)?.text ?? (definition && printXsd(definition, language));
}
