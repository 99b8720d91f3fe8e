import type { GetConnectorDefinition } from "../../rows/definition";
import type { Company } from "./company";
import { deletedConnectors } from "./deleted-connectors";
import { dossierConnectors } from "./dossier-connectors";
import { financeConnectors } from "./finance-connectors";
import { generalConnectors } from "./general-connectors";
import { goodsConnectors } from "./goods-connectors";
import { projectConnectors } from "./project-connectors";
import { recordFileConnectors } from "./record-file-connectors";
import { relationConnectors } from "./relation-connectors";
import { salesConnectors } from "./sales-connectors";
import { staffConnectors } from "./staff-connectors";

/** The GetConnectors over the company: some named as AFAS names its own, some as customers name theirs. */
export function companyConnectors(company: Company): GetConnectorDefinition[] {
  return [
    relationConnectors,
    staffConnectors,
    goodsConnectors,
    salesConnectors,
    projectConnectors,
    financeConnectors,
    dossierConnectors,
    recordFileConnectors,
    deletedConnectors,
    generalConnectors,
  ].flatMap((connectorsOf) => connectorsOf(company));
}
