import { checkDocument } from "@/lib/schema/check/check-document";
import { compileXsd, XsdFault, type XsdValidator } from "@/lib/xml/validate/xsd-validator";
import type {
  DocumentAnswer,
  DocumentPort,
  DocumentQuestion,
  DocumentQuestions,
  DocumentRules,
  QuestionKind,
} from "./document-messages";

type Deeds = { [K in QuestionKind]: (input: DocumentQuestions[K]["input"]) => DocumentQuestions[K]["output"] };

/** The inside of the document worker. Runs as well on the other end of any port, which is how it is tested. */
export function hostDocument(port: DocumentPort): void {
  let rules: DocumentRules | null = null;
  let validator: XsdValidator | null = null;
  let xsdFault: string | null = null;
  const opened = (): DocumentRules => {
    if (!rules) throw new Error("The schema was not opened");
    return rules;
  };
  const deeds: Deeds = {
    open: (given) => {
      validator?.dispose();
      [rules, validator, xsdFault] = [given, null, null];
      if (given.xsd === null) return;
      try {
        validator = compileXsd(given.xsd);
      } catch (error) {
        if (!(error instanceof XsdFault)) throw error;
        xsdFault = error.message;
      }
    },
    check: ({ text }) => ({ ...checkDocument({ schema: opened().schema, validator, text }), xsdFault }),
  };
  const post = (answer: DocumentAnswer) => port.postMessage(answer);
  port.onmessage = ({ data }: MessageEvent<DocumentQuestion>) => {
    try {
      const deed = deeds[data.kind] as (input: DocumentQuestion["input"]) => DocumentQuestions[QuestionKind]["output"];
      post({ id: data.id, output: deed(data.input) });
    } catch (error) {
      post({ id: data.id, crash: error instanceof Error ? error.message : String(error) });
    }
  };
  post({ isReady: true });
}
