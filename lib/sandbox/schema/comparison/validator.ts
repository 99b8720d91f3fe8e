import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";

/** Judges documents by one XSD with libxml2. To be disposed: its memory lies outside JavaScript's. */
export function createValidator(xsd: string) {
  const schema = XmlDocument.fromString(xsd);
  const validator = XsdValidator.fromDoc(schema);
  return {
    /** Undefined when the document is valid, else the first thing that is wrong with it. */
    faultOf: (xml: string): string | undefined => {
      const document = XmlDocument.fromString(xml);
      try {
        validator.validate(document);
        return undefined;
      } catch (error) {
        if (error instanceof XmlValidateError) return error.message.trim().split("\n")[0];
        throw error;
      } finally {
        document.dispose();
      }
    },
    dispose: () => {
      validator.dispose();
      schema.dispose();
    },
  };
}
