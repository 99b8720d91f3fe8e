import type { Answer } from "../answer";
import type { WholeCall } from "../call";
import { notFoundPage } from "../not-found-page";
import type { Environment } from "../environment";

/** One call to a SOAP service (protocol 4). `file` is the service's lower-case file name, such as `appconnectorget.asmx`. */
export function answerSoap(
  _environment: Environment,
  _call: WholeCall,
  _file: string,
  _onCaller: (name: string) => void,
): Answer | Promise<Answer> {
  return notFoundPage();
}
