/** Next calls this once, before the first request. Only the Node runtime has a database and the boot code. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { bootConsole } = await import("@/lib/actions/boot-console");
  await bootConsole();
}
