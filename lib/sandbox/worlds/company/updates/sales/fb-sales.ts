import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition } from "../../../../updates/definition";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import type { Company } from "../../company";
import { addDays, dayOf } from "../../moments";
import { type SalesOrder, totalsOf } from "../../sales";
import { nextNumber } from "../next-number";
import { added, taken } from "../record-lists";
import { NO_DEBTOR, NO_EMPLOYEE } from "../stand-ins";
import { IN_USE, ORDER_PROCESSED } from "../wordings";
import { orderFields } from "./order-fields";
import { orderLinesObject } from "./order-lines";

/** Sales orders with their lines. What was invoiced already stays as it is, for the books say so too (inferred). */
export function fbSales(company: Company): UpdateConnectorDefinition {
  const root = updateObject("FbSales", { nl: "Verkooporder", en: "Sales order" }, orderFields(company), {
    identifiedBy: ["OrNu"],
    objects: [orderLinesObject(company)],
    rules: [processedRule],
    ...recordsIn<null, SalesOrder>({
      list: () => company.sales().orders,
      create: (_parent, context) => newOrder(company, context),
      remove: (_parent, order, context) => removeOrder(company, order, context),
      written: (order, context) => Object.assign(order, totalsOf(order.lines), { modified: context.now }),
    }),
  });
  return updateConnector(root, { resultFields: ["OrNu"] });
}

function newOrder(company: Company, context: WriteContext): SalesOrder {
  const { orders } = company.sales();
  const number = nextNumber(
    orders.map(({ orderNumber }) => orderNumber),
    100_001,
  );
  const [seller] = company.staff().employees.filter(({ department }) => department === "Verkoop");
  const order: SalesOrder = {
    orderNumber: `SO${number}`,
    unitId: 1,
    debtor: NO_DEBTOR,
    seller: seller ?? NO_EMPLOYEE,
    ordered: context.now,
    delivery: dayOf(addDays(context.now, 7)),
    reference: null,
    state: "Open",
    remark: null,
    currency: "EUR",
    lines: [],
    amount: 0,
    vat: 0,
    modified: context.now,
  };
  return added(orders, order, context);
}

function removeOrder(company: Company, order: SalesOrder, context: WriteContext): void {
  const { orders, lines, invoices } = company.sales();
  if (invoices.some((invoice) => invoice.order === order)) throw new SandboxRefusal(IN_USE, order.orderNumber);
  for (const line of order.lines) taken(lines, line, context);
  taken(orders, order, context);
}

const processedRule: RecordRule = ({ view, action }) => {
  const { state, orderNumber } = view.record as SalesOrder;
  if (action === "update" && state === "Gefactureerd") throw new SandboxRefusal(ORDER_PROCESSED, orderNumber);
};
