import type { ServerResponse } from "node:http";
import { type Answer, type Refuse, unavailableAnswer } from "./answer";
import type { Call } from "./call";
import type { Fault } from "./faults";
import { pause } from "./pause";
import type { Route } from "./dispatch";
import { SandboxRefusal } from "./refusal";
import type { SandboxSettings } from "./settings";

/**
 * The limits that hold for a call whatever it asks for: how many at once and how long (protocol 3.0, limits). What a
 * call asks for may not enter; how large it may be stands in request-body.ts.
 */

/** A place among the calls that are answered at once. */
export type Place = { leave: () => void };

/**
 * How many calls are answered at once; 0 is any number. Profit's pages say five and eight, and no answer for one more
 * is documented (protocol 3.0, 9.2). Every call of the environment counts, whoever makes it (inferred).
 */
export function createParallelCalls(most: number) {
  let inside = 0;
  const queue: ((place: Place) => void)[] = [];
  const enter = (): Place => {
    inside++;
    return {
      leave: () => {
        inside--;
        const next = queue.shift();
        if (next) next(enter());
      },
    };
  };
  const isFull = () => most !== 0 && inside >= most;
  return {
    /** Undefined when there is no place. */
    enterNow: (): Place | undefined => (isFull() ? undefined : enter()),
    /** Waits for its turn, first come, first served; undefined when the caller left before it came. */
    enterInTurn: (response: ServerResponse): Promise<Place | undefined> =>
      new Promise((resolve) => {
        if (!isFull()) return resolve(enter());
        const left = () => {
          queue.splice(queue.indexOf(take), 1);
          resolve(undefined);
        };
        const take = (place: Place) => {
          response.off("close", left);
          resolve(place);
        };
        queue.push(take);
        response.on("close", left);
      }),
  };
}
export type ParallelCalls = ReturnType<typeof createParallelCalls>;

/** A place for the call; "left" when its caller is gone before there was one. */
export async function enter(
  parallel: ParallelCalls,
  { openQuestions }: SandboxSettings,
  response: ServerResponse,
): Promise<Place | "refused" | "left"> {
  if (openQuestions.overParallel === "queue") return (await parallel.enterInTurn(response)) ?? "left";
  return parallel.enterNow() ?? "refused";
}

export function tooManyCalls({ openQuestions, parallelCalls }: SandboxSettings, call: Call, refuse: Refuse): Answer {
  if (openQuestions.overParallel === 503) return unavailableAnswer(1);
  return refused(new SandboxRefusal("tooManyCalls", String(parallelCalls)), call, refuse);
}

type Timed = {
  settings: SandboxSettings;
  call: Call;
  route: Route;
  fault: Fault | undefined;
  response: ServerResponse;
  refuse: Refuse;
};

/**
 * Does the work of a call, unless it takes too long. The time counts from when the call was read to its end (inferred).
 * A delay on order is part of it: over the limit what was asked for is never done (inferred: Profit takes back what it
 * has). A write that the sandbox itself is slow at was done, and is answered so.
 */
export async function answerInTime(timed: Timed, work: () => Promise<Answer>): Promise<Answer> {
  const { settings, call, route, fault, response, refuse } = timed;
  const limitMs = settings.timeLimitSeconds * 1_000;
  const tooLong = () =>
    refused(new SandboxRefusal("durationExceeded", String(settings.timeLimitSeconds)), call, refuse);
  const startedAt = performance.now();
  if (fault?.kind === "delay") await pause(Math.min(fault.ms, limitMs), response);
  if (fault?.kind === "delay" && fault.ms > limitMs) return tooLong();
  const answer = await work();
  return !route.isWrite && performance.now() - startedAt > limitMs ? tooLong() : answer;
}

function refused(refusal: SandboxRefusal, { language }: Call, refuse: Refuse): Answer {
  return refuse(refusal.messageIn(language), refusal.errorNumber);
}
