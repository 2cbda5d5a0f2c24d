import path from 'node:path';
import { z } from 'zod';

/** Sent by a second instance to the one that runs. Another program could send it too, so it is checked. */
const handOver = z.object({ files: z.array(z.string().max(4096)).max(10) });
export type HandOver = z.infer<typeof handOver>;

/** Files named on the command line, as full paths. `appPath` is set where Electron was given the app as an argument. */
export function filesFromArguments(argv: readonly string[], cwd: string, appPath?: string): string[] {
  const own = appPath === undefined ? 0 : argv.findIndex((argument) => path.resolve(cwd, argument) === appPath);
  return argv
    .slice(own + 1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => path.resolve(cwd, argument));
}

export function filesFromSecondInstance(data: unknown): string[] {
  const parsed = handOver.safeParse(data);
  return parsed.success ? parsed.data.files.filter((file) => path.isAbsolute(file)) : [];
}
