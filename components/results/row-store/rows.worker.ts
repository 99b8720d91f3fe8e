import { hostRows } from "./rows-host";
import type { RowsPort } from "./rows-messages";

hostRows(self as unknown as RowsPort);
