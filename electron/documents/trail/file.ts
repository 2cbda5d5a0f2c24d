import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Translate } from '../model/translate.ts';
import { csvText } from '../render/csv.ts';
import {
  changesOf,
  changeTexts,
  isWhole,
  paperWords,
  type ReadEntry,
  readEntry,
  recordName,
  selectionText,
  type TrailExportEntry,
  type TrailSource,
} from './entry.ts';

/** The first twelve are what the last one, the hash, is made of. */
export const TRAIL_COLUMNS = [
  'seq',
  'at',
  'actor',
  'action',
  'reason',
  'change_id',
  'entity',
  'entity_id',
  'operation',
  'before',
  'after',
  'previous_hash',
  'hash',
] as const;

const FORMAT = 'ai-guard-trail';
const FORMAT_VERSION = 1;

/** Entries, some at a time, so that a trail of any length takes no more memory. */
type Pages = Iterable<readonly TrailExportEntry[]>;

/**
 * For programs, and for whoever wants to check the chain without this one, piece by piece: one entry a line, exactly as
 * stored.
 */
export function* trailJson(source: TrailSource, pages: Pages): Generator<string> {
  const { workspace, organisation, asOf, selection, trailHead, trailEntries } = source;
  const head = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    workspace,
    organisation: organisation.name,
    asOf,
    selection: isWhole(selection) ? null : selection,
    trail: { head: trailHead, entries: trailEntries },
    columns: TRAIL_COLUMNS,
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "entries": [`;
  let parted = '\n';
  for (const page of pages) {
    yield page.map(({ stored }, index) => `${index === 0 ? parted : ',\n'}${JSON.stringify(stored)}`).join('');
    parted = ',\n';
  }
  yield '\n  ]\n}\n';
}

export type TrailCheck = {
  readonly entries: number;
  readonly head: string;
  /** First entry that does not follow from what stands before it; null when all do. */
  readonly brokenAt: number | null;
};

/** Recomputes the chain of a trail that was exported whole. Null where the text is no such export. */
export function checkTrailJson(text: string): TrailCheck | null {
  const parsed = trailFile.safeParse(readJson(text));
  if (!parsed.success) return null;
  let head = '0'.repeat(64);
  for (const [index, entry] of parsed.data.entries.entries()) {
    const [hash, previous] = [entry.at(-1), entry.at(-2)];
    const content = JSON.stringify(entry.slice(0, -1));
    if (entry[0] !== index + 1 || previous !== head || hash !== createHash('sha256').update(content).digest('hex')) {
      return { entries: parsed.data.entries.length, head, brokenAt: index + 1 };
    }
    head = hash;
  }
  return { entries: parsed.data.entries.length, head, brokenAt: null };
}

const trailFile = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  entries: z.array(z.array(z.union([z.string(), z.number(), z.null()])).length(TRAIL_COLUMNS.length)),
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * For spreadsheets, piece by piece: one row a field that changed, or that a record had when it was made or removed. The
 * last row says what the table was taken from, and which part of it.
 */
export function* trailCsv(source: TrailSource, pages: Pages, t: Translate): Generator<string> {
  const words = paperWords(source, t);
  yield csvText([COLUMNS.map((column) => t(`documents:trail.columns.${column}`))], { bom: true });
  let count = 0;
  for (const page of pages) {
    count += page.length;
    const rows = page.flatMap((entry) => {
      const read = readEntry(entry);
      const start = [
        read.seq,
        read.at,
        read.actor,
        words.action(read.action),
        read.reason,
        words.entity(read.entity),
        recordName(entry, words),
        t(`trail:operations.${read.operation}`),
      ];
      const values = valuesOf(read, words);
      return (values.length === 0 ? [['', '', '']] : values).map((texts) => [...start, ...texts, read.hash]);
    });
    yield csvText(rows);
  }
  const { organisation, trailHead: head, trailEntries: entries } = source;
  const taken = t('documents:trail.source', { organisation: organisation.name, count, entries, head });
  yield csvText([['', taken, selectionText(source.selection, words, t)]]);
}

const COLUMNS = [
  ...['entry', 'at', 'actor', 'action', 'reason', 'kind', 'record', 'operation'],
  ...['field', 'before', 'after', 'hash'],
];

function valuesOf(read: ReadEntry, words: Parameters<typeof changeTexts>[2]): string[][] {
  const texts = changesOf(read).map((change) => changeTexts(read, change, words));
  return texts.filter(([, before, after]) => before !== '' || after !== '');
}
