import { ENCODINGS, type Encoding, type TableReport } from '#shared/contract/import-report.ts';
import type { RouteInput } from '#shared/contract/registry.ts';
import type { KindName } from '#shared/kinds/registry.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage.ts';

/** Takes in a table of records of a kind, or says what that would do. */
export async function takeTable(
  core: Session,
  name: KindName,
  input: RouteInput<`${KindName}.import`>,
  dryRun: boolean,
): Promise<TableReport> {
  if (dryRun) return core.request(`${name}.importPreview`, input);
  return (await core.request(`${name}.import`, input)).report;
}

/** An encoding by its name, whatever its capitals. @throws UsageError naming those that are known */
export function parseEncoding(name: string): Encoding {
  const found = ENCODINGS.find((known) => known === name.toLowerCase());
  if (found === undefined) throw new UsageError('noEncoding', { name, known: ENCODINGS.join(', ') });
  return found;
}

export function parseMapping(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new UsageError('badMap', { pair });
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** Not 0 where no row of the table could be taken, so that a script sees it. */
export function exitCodeOf({ total, counts }: Pick<TableReport, 'total' | 'counts'>): number {
  return total > 0 && counts.refused === total ? 1 : 0;
}
