import { afterEach, beforeEach, expect, vi } from "vitest";

// vitest sets it to its own "/", which is no address of a console.
delete process.env["BASE_URL"];

/** A test that logs an error or a warning has found something: it fails, unless it expected the call. */
beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});

afterEach(() => {
  expect(vi.mocked(console.error).mock.calls, "console.error").toEqual([]);
  expect(vi.mocked(console.warn).mock.calls, "console.warn").toEqual([]);
});
