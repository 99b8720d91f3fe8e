import { productVersionOf } from "../../product-version";
import { demandSpecial } from "../demand-special";
import { type CallOfCaller, type Operation, TOKEN } from "../operation";

/** The version of Profit as text. That it asks for a token and for its special connector, as REST does, is inferred (9.24). */
export const getProductVersion: Operation<CallOfCaller> = {
  name: "GetProductVersion",
  parameters: [TOKEN],
  run: ({ environment, caller }) => {
    demandSpecial(caller.appConnector, "AppConnectorVersion");
    return productVersionOf(environment.settings.profitVersion);
  },
};
