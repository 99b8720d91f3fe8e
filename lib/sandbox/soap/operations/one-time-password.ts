import { SandboxRefusal } from "../../refusal";
import { type Operation, type ParameterOf, type SoapCall, text } from "../operation";
import { OTP_INVALID } from "../wordings";

const KEYS = [text("userId"), text("apiKey"), text("environmentKey")];

/** Has a code sent to the user (protocol 2.7); the answer is the same whether the keys match or not, as in REST. */
export const generateOtp: Operation<SoapCall> = {
  name: "GenerateOTP",
  parameters: [...KEYS, text("description")],
  isVoid: true,
  run: ({ environment, parameter }) => {
    environment.otp.requestOtp({ ...keysOf(parameter), description: (parameter("description") ?? "").slice(0, 200) });
    return undefined;
  },
};

/** The code for a token (protocol 2.7). That it comes without a line break, and what a wrong code gets, is inferred. */
export const getTokenFromOtp: Operation<SoapCall> = {
  name: "GetTokenFromOTP",
  parameters: [...KEYS, text("otp")],
  run: ({ environment, parameter }) => {
    const token = environment.otp.validateOtp({ ...keysOf(parameter), otp: parameter("otp") ?? "" });
    if (token === undefined) throw new SandboxRefusal(OTP_INVALID);
    return token;
  },
};

function keysOf(parameter: ParameterOf) {
  const written = (name: string) => parameter(name)?.trim() ?? "";
  return { userId: written("userId"), apiKey: written("apiKey"), environmentKey: written("environmentKey") };
}
