import { expect, test } from "vitest";
import { z } from "zod";
import { readJson } from "./read-json";

const schema = z.object({ tabs: z.array(z.number()) });
const asked = (body: string, headers: Record<string, string> = {}) =>
  readJson(
    new Request("http://console/api/x", {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
    }),
    schema,
    100,
  );

test("what a page of ours sends is read", async () => {
  expect(await asked('{"tabs":[1]}', { "sec-fetch-site": "same-origin" })).toEqual({ tabs: [1] });
  expect(await asked('{"tabs":[]}')).toEqual({ tabs: [] });
});

test.each([
  ["another site", '{"tabs":[]}', { "sec-fetch-site": "cross-site" }, "FORBIDDEN"],
  ["a neighbouring site", '{"tabs":[]}', { "sec-fetch-site": "same-site" }, "FORBIDDEN"],
  ["a form", '{"tabs":[]}', { "content-type": "text/plain" }, "INVALID_INPUT"],
  ["half a message", '{"tabs":[', {}, "INVALID_INPUT"],
  ["the wrong shape", '{"tabs":["x"]}', {}, "INVALID_INPUT"],
  ["too much", `{"tabs":[${"1,".repeat(80)}1]}`, {}, "INVALID_INPUT"],
] as const)("%s is refused", async (_, body, headers, code) => {
  await expect(asked(body, headers)).rejects.toMatchObject({ code });
});
