import { SandboxRefusal } from "../../refusal";
import { ClientFault } from "../envelope/client-fault";
import { OPTIONS_UNREADABLE } from "../wordings";

/** What part of the rows is asked for; `count` can be infinite. */
export type RowWindow = { from: number; count: number };

type Written = { skip: string | undefined; take: string | undefined };

/** The most that Take inside the options gives (protocol 4.4). */
const MOST_BY_OPTION = 1_000;
const INT = /^[+-]?\d{1,10}$/;

/**
 * Skip and take as SOAP counts them, other than REST (protocol 4.4, tested in 2017): no take gives no rows; skip -1 gives
 * all, whatever take says; a skip below it counts as 0 when there is a take and as -1 otherwise; a negative take is an
 * error of Profit's own. Inside the options a take that is negative or above 1,000 is 1,000. A plain parameter wins.
 */
export function readWindow(plain: Written, options: Written): RowWindow {
  const plainTake = plain.take === undefined ? undefined : plainNumber("take", plain.take);
  const optionTake = options.take === undefined ? undefined : optionNumber("Take", options.take);
  const skip = skipOf(plain.skip, options.skip);
  const hasTake = plainTake !== undefined || optionTake !== undefined;
  if (skip === -1 || (skip < -1 && !hasTake)) return { from: 0, count: Number.POSITIVE_INFINITY };
  const from = Math.max(0, skip);
  if (plainTake === undefined) return { from, count: cappedTake(optionTake ?? 0) };
  if (plainTake < 0) throw new SandboxRefusal("unexpected");
  return { from, count: plainTake };
}

function skipOf(plain: string | undefined, option: string | undefined): number {
  if (plain !== undefined) return plainNumber("skip", plain);
  return option === undefined ? 0 : optionNumber("Skip", option);
}

function cappedTake(take: number): number {
  return take < 0 || take > MOST_BY_OPTION ? MOST_BY_OPTION : take;
}

/** The parameters are whole numbers of 32 bits, so that anything else never reaches Profit (inferred: "must be numeric"). */
function plainNumber(name: string, written: string): number {
  const number = intOf(written);
  if (number === undefined) {
    throw new ClientFault(
      `Server was unable to read request. ---> Input string was not in a correct format: '${written.slice(0, 40)}' for ${name}.`,
    );
  }
  return number;
}

/** Inside the options a number that is none is Profit's own "no" (inferred). */
function optionNumber(name: string, written: string): number {
  const number = intOf(written);
  if (number === undefined) throw new SandboxRefusal(OPTIONS_UNREADABLE, `${name} '${written.slice(0, 40)}'`);
  return number;
}

function intOf(written: string): number | undefined {
  const trimmed = written.trim();
  const number = INT.test(trimmed) ? Number(trimmed) : Number.NaN;
  return number >= -2_147_483_648 && number <= 2_147_483_647 ? number : undefined;
}
