/** Milliseconds that this thread has computed since `before`, whatever else keeps the machine busy. */
export function computedMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
