import type { Random } from "../../random";
import type { Article } from "./goods";
import { addDays, dayFromToday, dayOf, momentBetween, yearOf } from "./moments";
import { cents } from "./numbers";
import { VAT_CODES } from "./organisation";
import type { Debtor } from "./relations";
import type { Employee } from "./staff";

export type OrderLine = {
  order: SalesOrder;
  line: number;
  article: Article;
  description: string | null;
  unit: string;
  vatCode: string;
  quantity: number;
  price: number;
  discount: number;
  amount: number;
  delivered: number;
  guid: string;
};

export type SalesOrder = {
  orderNumber: string;
  unitId: number;
  debtor: Debtor;
  seller: Employee;
  ordered: string;
  delivery: string;
  reference: string | null;
  state: "Open" | "Geleverd" | "Gefactureerd" | "Vervallen";
  remark: string | null;
  currency: string;
  lines: OrderLine[];
  amount: number;
  vat: number;
  modified: string;
};

export type Invoice = {
  invoiceNumber: string;
  order: SalesOrder;
  date: string;
  due: string;
  amount: number;
  balance: number;
  reminders: number;
};

export type Sales = { orders: SalesOrder[]; lines: OrderLine[]; invoices: Invoice[] };

const ORDERS = 2_600;
const REMARKS = ["Leveren op de bouwplaats, bel een uur van tevoren.", "Achterom lossen.", "Deellevering akkoord."];

/** Sales orders with their lines, and an invoice for each that was billed. */
export function buildSales(
  random: Random,
  debtors: readonly Debtor[],
  articles: readonly Article[],
  sellers: readonly Employee[],
): Sales {
  const orders = Array.from({ length: ORDERS }, (_, index) =>
    order(random, index, random.pick(debtors), random.pick(sellers), articles),
  );
  const billed = orders.filter(({ state }) => state === "Gefactureerd");
  return {
    orders,
    lines: orders.flatMap(({ lines }) => lines),
    invoices: billed.map((own, index) => invoice(random, own, index)),
  };
}

function order(
  random: Random,
  index: number,
  debtor: Debtor,
  seller: Employee,
  articles: readonly Article[],
): SalesOrder {
  // Numbers follow time: the first order is the oldest.
  const age = Math.round(900 * (1 - index / ORDERS));
  const ordered = momentBetween(random, -age, -age);
  const own: SalesOrder = {
    orderNumber: `SO${String(100_001 + index)}`,
    unitId: random.chance(0.8) ? 1 : 2,
    debtor,
    seller,
    ordered,
    delivery: dayOf(addDays(ordered, random.int(1, 21))),
    reference: random.chance(0.5) ? `PO-${random.int(1_000, 99_999)}` : null,
    state: age < 14 ? "Open" : age < 30 ? "Geleverd" : random.chance(0.97) ? "Gefactureerd" : "Vervallen",
    remark: random.chance(0.1) ? random.pick(REMARKS) : null,
    currency: "EUR",
    lines: [],
    amount: 0,
    vat: 0,
    modified: momentBetween(random, -Math.max(age - 2, 0), 0),
  };
  own.lines = Array.from({ length: random.int(1, 5) }, (_, line) =>
    orderLine(random, own, line + 1, random.pick(articles)),
  );
  return Object.assign(own, totalsOf(own.lines));
}

/** What an order comes to. */
export function totalsOf(lines: readonly OrderLine[]): Pick<SalesOrder, "amount" | "vat"> {
  const vatOf = ({ amount, vatCode }: OrderLine) => (amount * percentageOf(vatCode)) / 100;
  return {
    amount: cents(lines.reduce((sum, { amount }) => sum + amount, 0)),
    vat: cents(lines.reduce((sum, line) => sum + vatOf(line), 0)),
  };
}

export function lineAmountOf({
  quantity,
  price,
  discount,
}: Pick<OrderLine, "quantity" | "price" | "discount">): number {
  return cents(quantity * price * (1 - discount / 100));
}

function percentageOf(vatCode: string): number {
  return VAT_CODES.find(({ code }) => code === vatCode)?.percentage ?? 0;
}

function orderLine(random: Random, order: SalesOrder, line: number, article: Article): OrderLine {
  const quantity = random.pick([1, 1, 2, 3, 5, 10, 25]);
  const discount = random.pick([0, 0, 0, 5, 10, 12.5]);
  const hex = () => random.int(0, 0xffff).toString(16).toUpperCase().padStart(4, "0");
  const price = article.salesPrice;
  return {
    order,
    line,
    article,
    description: article.description,
    unit: article.unit,
    vatCode: article.vatCode,
    quantity,
    price,
    discount,
    amount: lineAmountOf({ quantity, price, discount }),
    delivered: order.state === "Open" ? 0 : quantity,
    guid: `{${hex()}${hex()}-${hex()}-${hex()}-${hex()}-${hex()}${hex()}${hex()}}`,
  };
}

function invoice(random: Random, order: SalesOrder, index: number): Invoice {
  const date = dayOf(addDays(order.ordered, random.int(2, 25)));
  const due = addDays(date, Number(order.debtor.paymentTerm));
  const amount = cents(order.amount + order.vat);
  const open = due > dayFromToday(-20) ? random.chance(0.7) : random.chance(0.04);
  return {
    invoiceNumber: `${yearOf(date)}${String(index + 1).padStart(5, "0")}`,
    order,
    date,
    due,
    amount,
    balance: open ? amount : 0,
    reminders: open && due < dayFromToday(0) ? random.int(1, 3) : 0,
  };
}
