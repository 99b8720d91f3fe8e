import { expect, test } from "vitest";
import { routes } from "./routes";

test.each([
  [routes.home(), "/"],
  [routes.signIn(), "/sign-in"],
  [routes.signIn("/history?kind=call"), "/sign-in?backTo=%2Fhistory%3Fkind%3Dcall"],
  [routes.setUp("a b"), "/set-up?link=a+b"],
  [routes.connection("c1"), "/connections/c1"],
  [routes.connectors("c1"), "/connections/c1/connectors"],
  [routes.savedQueries("c1"), "/connections/c1/queries"],
  [routes.connector("c1", "Profit_Debtor"), "/connections/c1/connectors/Profit_Debtor"],
  [routes.connector("c1", "Profit_Debtor", new URLSearchParams()), "/connections/c1/connectors/Profit_Debtor"],
  [
    routes.connector("c1", "a/b ?#é", new URLSearchParams({ take: "5" })),
    "/connections/c1/connectors/a%2Fb%20%3F%23%C3%A9?take=5",
  ],
  [routes.history(new URLSearchParams({ search: "x&y" })), "/history?search=x%26y"],
  [routes.rows("c1", "A", new URLSearchParams({ format: "csv" })), "/api/connections/c1/connectors/A/rows?format=csv"],
])("makes %s", (made, expected) => {
  expect(made).toBe(expected);
});
