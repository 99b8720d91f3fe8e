import { type Deeds, DocumentDesk, Drift } from "./document-deeds";
import type {
  DocumentAnswer,
  DocumentPort,
  DocumentQuestion,
  DocumentQuestions,
  DocumentRules,
  QuestionKind,
} from "./document-messages";

/** The inside of the document worker. Runs as well on the other end of any port, which is how it is tested. */
export function hostDocument(port: DocumentPort): void {
  let desk: DocumentDesk | null = null;
  const post = (answer: DocumentAnswer) => port.postMessage(answer);
  const open = (rules: DocumentRules) => {
    desk?.dispose();
    desk = new DocumentDesk(rules);
  };
  const deedOf = (kind: QuestionKind): Deeds[QuestionKind] => {
    if (kind === "open") return open;
    if (!desk) throw new Error("The schema was not opened");
    if (desk.hasDrifted && kind !== "text") throw new Drift();
    return desk.deeds[kind];
  };
  port.onmessage = ({ data: { id, kind, input } }: MessageEvent<DocumentQuestion>) => {
    try {
      const deed = deedOf(kind) as (input: DocumentQuestion["input"]) => DocumentQuestions[QuestionKind]["output"];
      post({ id, output: deed(input), version: desk?.version ?? 0 });
    } catch (error) {
      if (error instanceof Drift) post({ id, hasDrifted: true });
      else post({ id, crash: error instanceof Error ? error.message : String(error) });
    }
  };
  post({ isReady: true });
}
