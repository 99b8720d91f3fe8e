import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prepareTestDatabase } from "@/lib/testing/database";
import { FAILURES_PER_ACCOUNT, FAILURES_PER_ADDRESS, markAttemptSucceeded, reserveAttempt } from "./reserve-attempt";

prepareTestDatabase();

const start = new Date("2026-11-23T12:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const someone = () => ({ account: `${randomUUID()}@example.nl`, address: randomUUID() });

async function fail(attempt: { account: string; address: string }, times: number, now = start): Promise<void> {
  for (let count = 0; count < times; count++) await reserveAttempt({ ...attempt, now });
}

test("an account is closed after ten failures until the first is a quarter of an hour old", async () => {
  const attempt = someone();
  await fail(attempt, 1);
  await fail(attempt, FAILURES_PER_ACCOUNT - 1, after(5));
  expect(await reserveAttempt({ ...attempt, now: after(6) })).toEqual({ isAllowed: false, retryAt: after(15) });
  expect(await reserveAttempt({ ...attempt, now: after(15.01) })).toMatchObject({ isAllowed: true });
});

test("from whatever address the failures come", async () => {
  const { account } = someone();
  for (let count = 0; count < FAILURES_PER_ACCOUNT; count++) await fail({ account, address: randomUUID() }, 1);
  expect(await reserveAttempt({ account, address: randomUUID(), now: start })).toMatchObject({ isAllowed: false });
});

test("an address is closed after fifty failures, whichever accounts it tried", async () => {
  const { address } = someone();
  for (let count = 0; count < FAILURES_PER_ADDRESS; count++) await fail({ account: randomUUID(), address }, 1);
  expect(await reserveAttempt({ account: randomUUID(), address, now: after(1) })).toEqual({
    isAllowed: false,
    retryAt: after(15),
  });
  expect(await reserveAttempt({ ...someone(), now: after(1) }), "others go on").toMatchObject({ isAllowed: true });
});

test("an unknown address is nobody's, and closes nobody out", async () => {
  for (let count = 0; count <= FAILURES_PER_ADDRESS; count++) await fail({ account: randomUUID(), address: "" }, 1);
  expect(await reserveAttempt({ account: randomUUID(), address: "", now: start })).toMatchObject({ isAllowed: true });
});

test("a right password starts the account's count afresh, not the address's", async () => {
  const attempt = someone();
  await fail(attempt, FAILURES_PER_ACCOUNT - 1);
  const right = await reserveAttempt({ ...attempt, now: after(1) });
  if (right.isAllowed) await markAttemptSucceeded(right.attemptId);
  await fail(attempt, FAILURES_PER_ACCOUNT - 1, after(2));
  expect(await reserveAttempt({ ...attempt, now: after(3) })).toMatchObject({ isAllowed: true });

  const other = someone();
  for (let count = 0; count < FAILURES_PER_ADDRESS; count++) {
    await fail({ account: randomUUID(), address: other.address }, 1, after(count % 10));
  }
  expect(await reserveAttempt({ ...other, now: after(10) })).toMatchObject({ isAllowed: false });
});

test("a refused attempt does not make the block longer", async () => {
  const attempt = someone();
  await fail(attempt, FAILURES_PER_ACCOUNT);
  for (let minute = 1; minute < 15; minute++) await fail(attempt, 1, after(minute));
  expect(await reserveAttempt({ ...attempt, now: after(15.01) })).toMatchObject({ isAllowed: true });
});

test("thirty guesses at the same moment are ten guesses", async () => {
  const attempt = someone();
  const answers = await Promise.all(Array.from({ length: 30 }, () => reserveAttempt({ ...attempt, now: start })));
  expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(FAILURES_PER_ACCOUNT);
});
