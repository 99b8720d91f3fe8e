import { hostDocument } from "./document-host";
import type { DocumentPort } from "./document-messages";

hostDocument(self as unknown as DocumentPort);
