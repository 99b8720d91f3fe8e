import { randomFrom } from "../../random";
import { lazy } from "../lazy";
import { buildCourses } from "./courses";
import { buildDeletedRecords } from "./deleted-records";
import { buildDossier } from "./dossier";
import { withAwkwardFiles } from "./dossier-files";
import { buildFinance } from "./finance";
import { buildGoods } from "./goods";
import { buildOrganisation } from "./organisation";
import { buildProjects } from "./projects";
import { buildRelations } from "./build-relations";
import { buildRecordFiles } from "./record-files";
import { buildSales } from "./sales";
import { buildStaff } from "./staff";
import { buildUsers } from "./users";

/**
 * A believable Dutch company, made up whole: a wholesaler in installation technology with three branches. Each part is
 * built when first asked for, from its own stream of random numbers, so that one part never changes another.
 */
export function createCompany(seed: string) {
  const stream = (part: string) => randomFrom(`${seed} company ${part}`);
  const relations = lazy(() => buildRelations(stream("relations")));
  const staff = lazy(() => buildStaff(stream("staff"), relations().persons));
  const goods = lazy(() => buildGoods(stream("goods")));
  const sales = lazy(() => {
    const sellers = staff().employees.filter(({ department }) => department === "Verkoop");
    return buildSales(stream("sales"), relations().debtors, goods().articles, sellers);
  });
  const projects = lazy(() => buildProjects(stream("projects"), relations().debtors, staff().employees));
  const finance = lazy(() => buildFinance(stream("finance"), sales().invoices, relations().creditors));
  const dossier = lazy(() =>
    withAwkwardFiles(stream("awkward files"), buildDossier(stream("dossier"), relations().debtors, staff().employees)),
  );
  const recordFiles = lazy(() => buildRecordFiles(goods().articles, staff().employees));
  const courses = lazy(() => buildCourses(stream("courses"), relations().contacts));
  const deleted = lazy(() => buildDeletedRecords(stream("deleted"), relations().debtors));
  const organisation = lazy(buildOrganisation);
  const users = lazy(() => buildUsers(staff().employees));
  return {
    relations,
    staff,
    users,
    organisation,
    courses,
    goods,
    sales,
    projects,
    finance,
    dossier,
    recordFiles,
    deleted,
  };
}
export type Company = ReturnType<typeof createCompany>;

/** A part that was built after something was written would have been made up from that. */
export function buildAll(company: Company): void {
  for (const part of Object.values(company)) part();
}
