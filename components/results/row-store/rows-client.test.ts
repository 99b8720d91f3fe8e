import { expect, it } from "vitest";
import { NO_VIEW } from "../local-view/local-view";
import { RowsClient } from "./rows-client";
import { hostRows } from "./rows-host";
import type { RowsPort } from "./rows-messages";

/** Two ends that hand messages over at once and lose what comes when nobody listens, as a worker does whose script comes in parts. */
function lossyChannel(): [RowsPort, RowsPort] {
  const ends: [RowsPort, RowsPort] = [
    { onmessage: null, postMessage: (data) => void ends[1].onmessage?.({ data } as MessageEvent) },
    { onmessage: null, postMessage: (data) => void ends[0].onmessage?.({ data } as MessageEvent) },
  ];
  return ends;
}

it("loses nothing that is asked before the worker listens, and keeps its order", async () => {
  const [page, worker] = lossyChannel();
  const client = new RowsClient(page);
  const answers: string[] = [];
  const asked = [
    client.ask("show", { setId: "a", view: NO_VIEW }).then(() => answers.push("show")),
    client.ask("window", { setId: "a", from: 0, to: 1 }).then(() => answers.push("window")),
  ];
  hostRows(worker);
  await Promise.all(asked);
  await client.ask("release", { setId: "a" }).then(() => answers.push("release"));
  expect(answers).toEqual(["show", "window", "release"]);
});
