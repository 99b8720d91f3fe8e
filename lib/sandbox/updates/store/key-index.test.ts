import { expect, test } from "vitest";
import { callerOf } from "../../calls";
import { startSandbox } from "../../server";
import { at, keyField, textField } from "../fields";
import { recordsIn, updateConnector, updateObject } from "../objects";

type Rate = { code: string; name: string | null };

/** A connector over records of the world's kind, that counts how often a key is looked at. */
function countingConnector() {
  const rates: Rate[] = [];
  const looked = { times: 0 };
  const code = at<Rate>(
    (rate) => {
      looked.times++;
      return rate.code;
    },
    (rate, value) => {
      rate.code = String(value);
    },
  );
  const name = at<Rate>(
    (rate) => rate.name,
    (rate, value) => {
      rate.name = value === null ? null : String(value);
    },
  );
  const place = recordsIn<null, Rate>({
    list: () => rates,
    create: (_parent, { journal }) => {
      journal.keep(rates);
      const rate: Rate = { code: "", name: null };
      rates.push(rate);
      return rate;
    },
    remove: (_parent, rate, { journal }) => {
      journal.keep(rates);
      rates.splice(rates.indexOf(rate), 1);
    },
  });
  const root = updateObject(
    "ZzRate",
    { nl: "Tarief", en: "Rate" },
    [
      keyField("Cd", 10, "Code", "Code", { isKey: true, mandatory: true, ...code }),
      textField("Nm", 10, "Naam", "Name", name),
    ],
    place,
  );
  return { connector: updateConnector(root), rates, looked };
}

async function sandboxOf({ connector }: ReturnType<typeof countingConnector>) {
  const sandbox = await startSandbox({ updates: { connectors: [connector], references: new Map() } });
  const full = await callerOf(sandbox);
  const send = async (method: string, code: string, fields: Record<string, unknown> = {}) => {
    const body = { ZzRate: { Element: { "@Cd": code, Fields: fields } } };
    return (await full.send(method, "connectors/ZzRate", body)).status;
  };
  return { sandbox, full, send };
}

test("the five-hundredth write looks at no more keys than the second", async () => {
  const counting = countingConnector();
  const { sandbox, full, send } = await sandboxOf(counting);
  const cost = async (work: () => Promise<unknown>) => {
    const before = counting.looked.times;
    await work();
    return counting.looked.times - before;
  };
  await send("POST", "C0");
  const second = await cost(() => send("POST", "C1"));
  for (let number = 2; number < 500; number++) expect(await send("POST", `C${number}`)).toBe(201);
  expect(await cost(() => send("POST", "C500"))).toBe(second);
  expect(await cost(() => send("PUT", "C250", { Nm: "x" }))).toBeLessThanOrEqual(second);
  expect(await cost(() => full.send("DELETE", "connectors/ZzRate/ZzRate/Cd/C250"))).toBeLessThanOrEqual(second);
  expect(await send("PUT", "C250")).toBe(500);
  await sandbox.close();
});

test("a record that came or went by another way is known all the same", async () => {
  const counting = countingConnector();
  const { sandbox, send } = await sandboxOf(counting);
  await send("POST", "A");
  counting.rates.push({ code: "B", name: null });
  expect(await send("POST", "B")).toBe(500);
  counting.rates.shift();
  expect(await send("POST", "a")).toBe(201);
  expect(counting.rates.map(({ code }) => code)).toEqual(["B", "a"]);
  await sandbox.close();
});

test("of two records with one key none is changed by it, and one that goes leaves the other", async () => {
  const counting = countingConnector();
  const { sandbox, full, send } = await sandboxOf(counting);
  counting.rates.push({ code: "A", name: "first" }, { code: "A", name: "second" });
  expect(await send("PUT", "A", { Nm: "x" })).toBe(500);
  expect((await full.send("DELETE", "connectors/ZzRate/ZzRate/Cd/A")).status).toBe(500);
  expect((await full.send("DELETE", "connectors/ZzRate/ZzRate/Cd,Nm/A,second")).status).toBe(200);
  expect(await send("PUT", "A", { Nm: "x" })).toBe(201);
  expect(counting.rates).toEqual([{ code: "A", name: "x" }]);
  await sandbox.close();
});

test("a refused write leaves no key behind", async () => {
  const counting = countingConnector();
  const { sandbox, full, send } = await sandboxOf(counting);
  await send("POST", "A");
  const elements = [{ "@Cd": "B" }, { "@Cd": "A" }];
  expect((await full.send("POST", "connectors/ZzRate", { ZzRate: { Element: elements } })).status).toBe(500);
  expect(counting.rates).toEqual([{ code: "A", name: null }]);
  expect(await send("PUT", "B")).toBe(500);
  // As many records as before, but others.
  const swapped = [{ "@Cd": "A", "@Action": "delete" }, { "@Cd": "B" }, { "@Cd": "B" }];
  expect((await full.send("POST", "connectors/ZzRate", { ZzRate: { Element: swapped } })).status).toBe(500);
  expect(await send("PUT", "A", { Nm: "x" })).toBe(201);
  expect(await send("POST", "B")).toBe(201);
  await sandbox.close();
});

test("a key that another connector changed is known to this one", async () => {
  const { connector, rates } = countingConnector();
  const byName = { ...connector.root, name: "ZzName", identifiedBy: ["Nm"] };
  const connectors = [connector, updateConnector(byName)];
  const sandbox = await startSandbox({ updates: { connectors, references: new Map() } });
  const full = await callerOf(sandbox);
  const put = async (root: string, fields: Record<string, unknown>) => {
    const body = { [root]: { Element: { Fields: fields } } };
    return (await full.send("PUT", `connectors/${root}`, body)).status;
  };
  rates.push({ code: "A", name: "x" });
  expect(await put("ZzRate", { Cd: "A" })).toBe(201);
  expect(await put("ZzName", { Nm: "x", Cd: "B" })).toBe(201);
  expect(await put("ZzRate", { Cd: "A" })).toBe(500);
  expect(await put("ZzRate", { Cd: "B" })).toBe(201);
  await sandbox.close();
});
