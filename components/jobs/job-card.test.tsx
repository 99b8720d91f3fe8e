// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, test, vi } from "vitest";
import type { JobStatus, OpenedJobStatus } from "@/lib/actions/job-status";
import { nl } from "@/lib/messages/nl";
import { type JobActions, JobActionsProvider } from "./job-actions";
import { JobCard } from "./job-card";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const JOB: JobStatus = {
  ...{ id: "7b0f1f8e-3c1f-4d53-9a5e-0d8f6f1f2a11", kind: "dossier-export", title: { types: 2 }, state: "running" },
  ...{ connectionId: "c", connectionName: "Productie", ownerName: "Anna", isOwn: true, problem: null, isPlanned: true },
  ...{ total: 200, done: 80, missing: 10, failed: 10, duplicates: 3, noted: 0, bytes: 5_000_000, activeMs: 10_000 },
  ...{ createdAt: "2026-11-28T09:00:00Z", startedAt: null, endedAt: null, expiresAt: null, extras: [] },
  ...{ target: null, isHere: true },
};

/** A console that answers with this job; what it was asked is kept. */
function open(changes: Partial<JobStatus> = {}, lines: object[] = []) {
  let job = { ...JOB, ...changes };
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    const opened: OpenedJobStatus = { job, log: [], failures: [] };
    return Response.json(address.includes("/lines") ? { lines } : opened);
  });
  const steered: string[] = [];
  const steer = (name: string, state: JobStatus["state"]) => async () => {
    steered.push(name);
    job = { ...job, state };
    return { ok: true as const, data: job };
  };
  const actions: JobActions = {
    ...{ pause: steer("pause", "paused"), resume: steer("resume", "queued"), stop: steer("stop", "stopping") },
    retry: steer("retry", "queued"),
    remove: async () => {
      steered.push("remove");
      return { ok: true, data: { removed: true } };
    },
  };
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
        <JobActionsProvider value={actions}>
          <JobCard jobId={JOB.id} />
        </JobActionsProvider>
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), asked, steered };
}

test("tells how far the job is, how fast it goes and how long it will take", async () => {
  open();
  expect(await screen.findByRole("heading", { name: "Dossierexport, 2 types" })).toBeTruthy();
  const bar = screen.getByRole("progressbar", { name: "Voortgang" });
  expect(bar.getAttribute("aria-valuenow")).toBe("50");
  expect(bar.getAttribute("aria-valuetext")).toBe("100 van 200");
  const text = document.body.textContent.replaceAll("\u00a0", " ");
  for (const fact of ["80 bestanden", "10 niet gevonden", "10 mislukt", "3 dubbel", "10 bestanden per seconde"]) {
    expect(text).toContain(fact);
  }
  expect(text).toContain("nog ongeveer 10 s");
});

test("while lines are still being told there is no end to tell of", async () => {
  open({ isPlanned: false });
  expect(await screen.findByText("100 van minstens 200")).toBeTruthy();
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBeNull();
  expect(document.body.textContent).not.toContain("nog ongeveer");
});

test("is paused and goes on", async () => {
  const { user, steered } = open();
  await user.click(await screen.findByRole("button", { name: "Pauzeer" }));
  await user.click(await screen.findByRole("button", { name: "Ga verder" }));
  await screen.findByRole("button", { name: "Pauzeer" });
  expect(steered).toEqual(["pause", "resume"]);
});

test("says why it paused by itself", async () => {
  open({ state: "paused", problem: { from: "job", code: "DISK_FULL", params: {} } });
  expect(await screen.findByText(/De schijf van de server is vol/)).toBeTruthy();
});

test("failures are asked for when somebody looks, with their reasons", async () => {
  const line = { ordinal: 4, state: "failed", path: "map/offerte.pdf", size: null, sha256: null, attempts: 2 };
  const error = { code: "REFUSED", explanation: "refused", params: {}, original: "Geen rechten op dit rapport" };
  const { user, asked, steered } = open({}, [{ ...line, problem: { from: "refusal", error } }]);
  const summary = await screen.findByText("10 bestanden mislukt");
  expect(asked.some((address) => address.includes("/lines"))).toBe(false);
  await user.click(summary);
  const listed = await screen.findByRole("listitem");
  expect(within(listed).getByText("map/offerte.pdf")).toBeTruthy();
  expect(listed.textContent).toContain("Geen rechten op dit rapport (2 pogingen)");
  await user.click(screen.getByRole("button", { name: "Probeer 10 mislukte bestanden opnieuw" }));
  expect(steered).toEqual(["retry"]);
});

test("failures that are listed stay when the next ones do not come", async () => {
  const lines = Array.from({ length: 50 }, (_, ordinal) => ({
    ...{ ordinal, state: "failed", path: `map/${ordinal}.pdf`, size: null, sha256: null, attempts: 1, problem: null },
  }));
  const { user } = open({ failed: 60 }, lines);
  await user.click(await screen.findByText("60 bestanden mislukt"));
  await screen.findByText("map/49.pdf");
  vi.stubGlobal("fetch", () => Promise.reject(new Error("No network")));
  await user.click(screen.getByRole("button", { name: "Toon meer" }));
  await screen.findByRole("alert");
  expect(screen.getByText("map/49.pdf")).toBeTruthy();
});

test("is removed only after one more question", async () => {
  const { user, steered } = open({ state: "done" });
  await user.click(await screen.findByRole("button", { name: "Verwijder" }));
  expect(steered).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Bewaar" }));
  expect(screen.queryByRole("button", { name: "Verwijder nu" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Verwijder" }));
  await user.click(screen.getByRole("button", { name: "Verwijder nu" }));
  await waitFor(() => expect(screen.queryByRole("article")).toBeNull());
  expect(steered).toEqual(["remove"]);
});

test("files that are elsewhere are not offered", async () => {
  open({ state: "done", isHere: false });
  await screen.findByRole("article");
  expect(screen.queryByRole("link", { name: "Download ZIP" })).toBeNull();
  expect(screen.getByText(/bij een andere console/)).toBeTruthy();
});
