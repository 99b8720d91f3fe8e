import type { UpdateConnectorDefinition } from "../../../updates/definition";
import { buildAll, type Company } from "../company";
import { knCourseEvent } from "./courses/kn-course-event";
import { knCourseMember } from "./courses/kn-course-member";
import { knSubject } from "./dossier/kn-subject";
import { knSubjectReaction } from "./dossier/kn-subject-reaction";
import { fiEntries } from "./finance/fi-entries";
import { knCustomTable } from "./general/kn-custom-table";
import { knUser } from "./general/kn-user";
import { ptProject } from "./projects/pt-project";
import { ptRealization } from "./projects/pt-realization";
import { knContact } from "./relations/kn-contact";
import { knOrganisation } from "./relations/kn-organisation";
import { knPerson } from "./relations/kn-person";
import { knPurchaseRelationOrg } from "./relations/purchase-relation";
import { knSalesRelationOrg, knSalesRelationPer } from "./relations/sales-relations";
import { fbItemArticle } from "./sales/fb-item-article";
import { fbSales } from "./sales/fb-sales";
import { hrAbsence } from "./staff/hr-absence";
import { hrCostCentre } from "./staff/hr-cost-centre";
import { hrIllness } from "./staff/hr-illness";
import { knEmployee } from "./staff/kn-employee";
import { knOrgUnit } from "./staff/kn-org-unit";

/**
 * The UpdateConnectors of the made-up company: fields, code lists and rules are Profit's, a useful part of each; the
 * records are the company's own, so that its GetConnectors show at once what was written. How a call is read and answered
 * may not enter, and nothing here builds the company before somebody writes.
 */
export function companyUpdates(company: Company): UpdateConnectorDefinition[] {
  return [
    knSubject,
    knSubjectReaction,
    knOrganisation,
    knPerson,
    knContact,
    knSalesRelationOrg,
    knSalesRelationPer,
    knPurchaseRelationOrg,
    fbSales,
    fbItemArticle,
    fiEntries,
    ptProject,
    ptRealization,
    knEmployee,
    hrAbsence,
    hrIllness,
    hrCostCentre,
    knOrgUnit,
    knCourseEvent,
    knCourseMember,
    knUser,
    knCustomTable,
  ].map((connectorOf) => ({ ...connectorOf(company), prepare: () => buildAll(company) }));
}
