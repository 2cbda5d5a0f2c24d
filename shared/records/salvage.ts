import { FATES, type Fate, type SalvageReport } from '../contract/workspace/salvage.ts';

type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** How many records of all kinds had each fate. */
export function totalsOf({ counts }: Pick<SalvageReport, 'counts'>): Readonly<Record<Fate, number>> {
  const totals = Object.fromEntries(FATES.map((fate) => [fate, 0])) as Record<Fate, number>;
  for (const of of Object.values(counts)) for (const fate of FATES) totals[fate] += of[fate];
  return totals;
}

/** What the trail of the new file says of where its records came from. */
export function salvageReason(report: SalvageReport, t: Translate): string {
  const { name, entries, uncertain } = report;
  const totals = totalsOf(report);
  const lost = report.records.filter(({ fate }) => fate === 'lost').slice(0, NAMED);
  return [
    t('salvage:reason.head', { name, kept: entries.kept }),
    t('salvage:reason.counts', totals),
    lost.length > 0 ? t('salvage:reason.lost', { records: lost.map((record) => nameOf(record, t)).join(', ') }) : '',
    uncertain.length > 0 ? t('salvage:reason.uncertain', { kinds: kindsOf(uncertain, t) }) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** More names would hide what the reason is there to say. */
const NAMED = 20;

export function kindsOf(entities: readonly string[], t: Translate): string {
  return entities.map((entity) => t(`trail:entities.${entity}`)).join(', ');
}

export function nameOf({ entity, label, id }: SalvageReport['records'][number], t: Translate): string {
  return `${t(`trail:entities.${entity}`)} ${label || id}`;
}
