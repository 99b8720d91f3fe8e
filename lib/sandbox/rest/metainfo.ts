import type { GetConnectorMetainfo } from "@/lib/profit/wire/get-connector-metainfo";
import type { Metainfo } from "@/lib/profit/wire/metainfo";
import type { UpdateConnectorMetainfo } from "@/lib/profit/wire/update-connector-metainfo";
import { type Answer, emptyAnswer, jsonAnswer } from "../answer";
import type { AuthenticatedCall } from "../call";
import type { Environment } from "../environment";
import { updateMetainfoOf } from "./update-metainfo";

/** GET metainfo, metainfo/get/X and metainfo/update/X (protocol 3.2–3.4). `segments` are those behind `metainfo`. */
export function answerMetainfo(environment: Environment, call: AuthenticatedCall, segments: readonly string[]): Answer {
  const [kind, id, ...rest] = segments;
  if (kind === undefined) return printed(environment, listOf(environment, call));
  if (id === undefined || rest.length > 0) return emptyAnswer(404);
  switch (kind.toLowerCase()) {
    case "get":
      return printed(environment, getMetainfoOf(environment, call, id));
    case "update":
      // Refused in the same words as the call itself (protocol 7.2).
      return printed(
        environment,
        updateMetainfoOf(environment.updateConnectorFor(call.appConnector, id), call.language),
      );
    default:
      return emptyAnswer(404);
  }
}

/** Lists exactly what the token may call, without other keys; an empty list is null (protocol 3.2). */
function listOf(environment: Environment, { appConnector, userId, tokenEnds, language }: AuthenticatedCall): Metainfo {
  const listed = environment.listFor(appConnector);
  const getConnectors = listed.getConnectors.map(({ id, description }) => ({ id, description }));
  const updateConnectors = listed.updateConnectors.map(({ id, description }) => ({
    id,
    description: description[language],
  }));
  return {
    updateConnectors: updateConnectors.length > 0 ? updateConnectors : null,
    getConnectors: getConnectors.length > 0 ? getConnectors : null,
    info: {
      envid: environment.code,
      appName: `Sandbox ${appConnector.name}`,
      group: `Sandbox groep (${userId})`,
      // Written as Profit's REST services write any date (inferred).
      tokenExpiry: tokenEnds === null ? "0" : `${tokenEnds}T00:00:00Z`,
    },
  };
}

function getMetainfoOf(environment: Environment, call: AuthenticatedCall, id: string): GetConnectorMetainfo {
  const { definition } = environment.getConnectorFor(call.appConnector, id);
  return {
    name: definition.id,
    description: definition.description,
    fields: definition.fields.map((field) => ({
      id: field.id,
      fieldId: field.fieldId,
      dataType: field.dataType,
      label: field.label[call.language],
      length: field.length,
      controlType: field.controlType,
      decimals: field.decimals,
      decimalsFieldId: "",
    })),
  };
}

/** One line from Profit 7 on, several before (protocol 3.0; how they were indented is inferred). */
function printed(environment: Environment, body: Metainfo | GetConnectorMetainfo | UpdateConnectorMetainfo): Answer {
  const answer = jsonAnswer(200, body);
  if (environment.settings.profitVersion >= 7) return answer;
  return { ...answer, body: JSON.stringify(body, null, 2).replaceAll("\n", "\r\n") };
}
