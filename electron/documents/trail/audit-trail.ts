import type { ControlledDocument } from '#shared/entities/approval.ts';
import { UNSIGNED } from '#shared/entities/document-control.ts';
import type { RecordWords } from '#shared/records/words.ts';
import type { Block, DocumentModel } from '../model/model.ts';
import { remembering, type Translate } from '../model/translate.ts';
import {
  changesOf,
  changeTexts,
  paperWords,
  type ReadEntry,
  readEntry,
  recordName,
  selectionText,
  type TrailExportEntry,
  type TrailSource,
  utc,
} from './entry.ts';

/** Of an extract, which is a record: nobody drafts or approves what happened. */
const CONTROL: ControlledDocument = {
  documentKey: 'audit-trail',
  identifier: 'AIMS-REC-001',
  version: '',
  status: 'approved',
  classification: 'internal',
  ...UNSIGNED,
  revisions: [],
  approval: 'none',
};

/** On paper a value is cut to so many characters, and an entry to so many fields; the other formats hold everything. */
const MOST_CHARACTERS = 240;
const MOST_FIELDS = 12;

/** For paper: who did what when, and what it was before. */
export function buildTrail(
  data: TrailSource,
  entries: readonly TrailExportEntry[],
  translate: Translate,
): DocumentModel {
  const t = remembering(translate);
  const { organisation, language, asOf, trailHead: head, trailEntries } = data;
  const words = paperWords(data, t);
  const number = new Intl.NumberFormat(data.language);
  const read = entries.map(readEntry);
  const figure = (key: string, values: readonly unknown[]) => {
    const count = new Set(values).size;
    return { value: number.format(count), label: t(`documents:trail.${key}`, { count }) };
  };
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: t('documents:trail.summary') },
    { kind: 'paragraph', role: 'lead', text: t('documents:trail.intro', { organisation: data.organisation.name }) },
    { kind: 'paragraph', text: selectionText(data.selection, words, t) },
    {
      kind: 'figures',
      items: [
        figure('entries', read),
        figure(
          'changes',
          read.map(({ changeId }) => changeId),
        ),
        figure(
          'people',
          read.map(({ actor }) => actor),
        ),
        figure(
          'records',
          read.map(({ entityId }) => entityId),
        ),
      ],
    },
    {
      kind: 'paragraph',
      text: t('documents:trail.source', {
        organisation: organisation.name,
        count: entries.length,
        entries: trailEntries,
        head,
      }),
    },
    { kind: 'paragraph', role: 'small', text: t('documents:trail.cut') },
  ];
  if (read.length > 0) {
    const rows = entries.map((entry, index) => {
      const one = read[index] as ReadEntry;
      return [
        String(one.seq),
        utc(one.at),
        one.actor,
        [words.action(one.action), one.reason].filter(Boolean).join(': '),
        [words.entity(one.entity), recordName(entry, words)].filter(Boolean).join(' '),
        describe(one, words, t),
      ];
    });
    const columns = [
      { header: t('documents:trail.columns.entry'), align: 'right', strong: true } as const,
      { header: t('documents:trail.columns.at') },
      { header: t('documents:trail.columns.actor') },
      { header: t('documents:trail.columns.action') },
      { header: t('documents:trail.columns.record') },
      { header: t('documents:trail.columns.what') },
    ];
    blocks.push({
      kind: 'section',
      orientation: 'landscape',
      blocks: [
        { kind: 'heading', level: 1, text: t('documents:trail.list') },
        { kind: 'table', repeatHeader: true, columns, rows },
      ],
    });
  }
  const trail = { head, entries: trailEntries };
  return {
    organisation,
    control: CONTROL,
    language,
    asOf,
    trail,
    isRecord: true,
    title: t('documents:trail.title'),
    blocks,
  };
}

function describe(entry: ReadEntry, words: RecordWords, t: Translate): string {
  const happened = t(`trail:operations.${entry.operation}`);
  const changes = changesOf(entry)
    .map((change) => changeTexts(entry, change, words).map((text) => cut(text, t)))
    .filter(([, before, after]) => before !== '' || after !== '');
  const lines = changes.slice(0, MOST_FIELDS).map(([field = '', before = '', after = '']) => {
    // What a record was made with was nothing before.
    if (entry.operation === 'create') return t('documents:trail.value', { field, value: after });
    const empty = t('trail:values.empty');
    return t('documents:trail.change', { field, before: before || empty, after: after || empty });
  });
  const more = changes.length - lines.length;
  return [
    ...(entry.operation === 'update' ? [] : [happened]),
    ...lines,
    ...(more > 0 ? [t('documents:trail.moreFields', { count: more })] : []),
  ].join('\n');
}

function cut(text: string, t: Translate): string {
  const letters = text.length <= MOST_CHARACTERS ? [] : [...text];
  if (letters.length <= MOST_CHARACTERS) return text;
  const shown = letters.slice(0, MOST_CHARACTERS).join('');
  return t('documents:trail.cutValue', { text: shown, count: letters.length - MOST_CHARACTERS });
}
