/**
 * MB that a thread's heap and the memory it hands around may take before V8 first looks what can go. Left alone it does
 * so at every twentieth megabyte of rows that pass, which took half of an export's time (measured).
 */
const UNHURRIED_HEAP_MB = 64;

/** What `node` is started with to run the built console. */
export function consoleCommand(port: number, host: string): string[] {
  const flags = [`--initial-old-space-size=${UNHURRIED_HEAP_MB}`];
  return [...flags, "node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", host];
}

/**
 * Pages and pieces of files go back to the system as soon as nobody needs them: left alone, glibc keeps memory of that
 * size once it was freed (measured: 36 MB less at the peak of eight exports). Other systems take no notice.
 */
export const CONSOLE_MEMORY = { MALLOC_MMAP_THRESHOLD_: String(256 * 1024) };
