import type { StepProgress } from '#shared/contract/domains/guide.ts';
import type { ReadinessAnswer, ReadinessFinding } from '#shared/contract/domains/readiness.ts';
import type { ExportedFile } from '#shared/contract/exported-file.ts';
import { ENCODINGS, type ImportReport, type TableReport } from '#shared/contract/import-report.ts';
import { FATES, type SalvageReport } from '#shared/contract/workspace/salvage.ts';
import type { TrailEntry } from '#shared/contract/workspace/trail.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace/workspace.ts';
import { differenceWords } from '#shared/records/differences.ts';
import { kindsOf, nameOf } from '#shared/records/salvage.ts';
import { type RecordLook, recordWords } from '#shared/records/words.ts';
import { SEVERITIES } from '#shared/rules/readiness/rule.ts';
import { findingSentence } from '#shared/rules/readiness/words.ts';
import type { Translate } from './session.ts';
import type { Verification } from './verify.ts';

/** Rows with something to say that are printed one by one; the JSON report has them all. */
const MAX_ROWS = 20;
/** Enough of a hash to compare by eye. */
const SHORT_HASH = 16;

export function printImport(t: Translate, report: ImportReport | TableReport, dryRun: boolean): string {
  const encoding = 'encoding' in report ? report.encoding : '';
  const kind = [report.format, encoding].filter(Boolean).join(', ');
  const unsure = 'encodingSure' in report && !report.encodingSure;
  const mapped = report.columns.filter((column) => column.field !== '');
  const telling = report.rows.filter((row) => row.notes.length > 0);
  const lines = [
    t('import.source', { file: report.fileName, total: report.total, kind }),
    ...(unsure ? [t('import.encodingUnsure', { encoding, known: ENCODINGS.join(', ') })] : []),
    ...('sheet' in report && report.sheet !== '' ? [t('import.sheet', { sheet: report.sheet })] : []),
    ...report.remarks,
    t(dryRun ? 'import.wouldBe' : 'import.done', report.counts),
  ];
  const { counts } = report;
  if (counts.unchanged > 0 && counts.new + counts.update + counts.refused === 0) lines.push(t('import.nothing'));
  lines.push(
    t('import.columns', { columns: mapped.map(({ field, heading }) => `${field} = "${heading}"`).join('; ') }),
  );
  if ('left' in report) lines.push(...tableLines(t, report));
  for (const { row, fate, notes } of telling.slice(0, MAX_ROWS)) {
    lines.push(t('import.row', { row, fate: t(`importWizard:fates.${fate}`), notes: notes.join(' ') }));
  }
  if (telling.length > MAX_ROWS) lines.push(t('import.more', { count: telling.length - MAX_ROWS }));
  return lines.join('\n');
}

/** What the window says above the rows, in its words. */
function tableLines(t: Translate, { columns, left, emptied }: TableReport): string[] {
  const untaken = columns.filter(({ field }) => field === '').map(({ heading }) => heading);
  const counted = (count: number) => ({ count, shown: String(count) });
  return [
    ...(untaken.length > 0 ? [t('tables:untaken', { ...counted(untaken.length), names: untaken.join(', ') })] : []),
    ...(left.length > 0 ? [t('tables:left', { names: left.join(', ') })] : []),
    ...(emptied > 0 ? [t('tables:emptiedAll', counted(emptied))] : []),
  ];
}

export function printStatus(
  t: Translate,
  status: {
    workspace: WorkspaceInfo | null;
    steps: readonly StepProgress[];
    systems: number;
    trail: { entries: number; head: string; brokenAt: number | null };
    readiness: WordedReadiness;
  },
): string {
  const steps = status.steps.map(({ id, status: state, done, total }, index) => {
    const [title, word] = [t(`steps:${id}.title`), t(`steps:status.${state}`)];
    return `  ${index + 1} ${title.padEnd(36)} ${word.padEnd(14)} ${t('status.step', { done, total })}`;
  });
  const { entries, head, brokenAt } = status.trail;
  const chain = { entries, head: head.slice(0, SHORT_HASH), at: brokenAt ?? 0 };
  return [
    t('status.head', { organisation: status.workspace?.organisationName ?? '', count: status.systems }),
    ...steps,
    ...printReadiness(t, status.readiness),
    t(brokenAt === null ? 'status.intact' : 'status.broken', chain),
  ].join('\n');
}

/** The findings with the sentence that a person reads. */
type WordedReadiness = Omit<ReadinessAnswer, 'findings'> & {
  readonly findings: readonly (ReadinessFinding & { readonly sentence: string })[];
};

export function withSentences(report: ReadinessAnswer, t: Translate): WordedReadiness {
  const findings = report.findings.map((finding) => ({ ...finding, sentence: findingSentence(finding, t) }));
  return { ...report, findings };
}

function printReadiness(t: Translate, { asOf, checked, counts, findings }: WordedReadiness): string[] {
  const lines = findings.map(({ severity, nodes, open, total, waiver, sentence }) => {
    const state = open === 0 ? 'waived' : severity;
    const waived =
      waiver === null && open > 0 && open < total ? ` ${t('status.partlyWaived', { count: total - open })}` : '';
    const reason = open === 0 && waiver !== null ? ` ${t('status.reason', { reason: waiver.reason })}` : '';
    return `  ${t(`status.severity.${state}`).padEnd(8)} ${sentence} [${nodes.join(', ')}]${waived}${reason}`;
  });
  const found = ([...SEVERITIES, 'waived'] as const).map((kind) => {
    return t(`readiness:counts.${kind}`, { count: counts[kind], shown: counts[kind] });
  });
  return [t('status.readiness', { asOf, checked, found: found.join(', ') }), ...lines];
}

export function printPack(t: Translate, pack: { location: string; files: readonly ExportedFile[] }): string {
  const lines = pack.files.map((file) => {
    const pages = file.pages > 0 ? ` ${t('pack.pages', { count: file.pages })}` : '';
    return `  ${file.sha256.slice(0, SHORT_HASH)}  ${file.path}${pages}`;
  });
  // The last file holds the digests of all others.
  const fingerprint = pack.files.at(-1)?.sha256 ?? '';
  const head = t('pack.head', { location: pack.location });
  return [head, ...lines, t('pack.fingerprint', { fingerprint })].join('\n');
}

export function printVerification(t: Translate, found: Verification): string {
  if (found.kind === 'workspace') return printWorkspace(t, found);
  return [
    found.intact ? t('verify.packIntact', { files: found.files }) : t('verify.packChanged'),
    ...found.contradictions.map(({ file: name, about }) =>
      t('verify.contradiction', { name, about: t(`verify.about.${about}`) }),
    ),
    ...found.changed.map((name) => t('verify.changed', { name })),
    ...found.missing.map((name) => t('verify.missing', { name })),
    ...found.unlisted.map((name) => t('verify.unlisted', { name })),
    ...found.litter.map((name) => t('verify.litter', { name })),
    ...(found.trail === null
      ? []
      : [t(`verify.packTrail.${found.trail.state}`, { entries: found.trail.entries, at: found.trail.brokenAt ?? 0 })]),
    t('pack.fingerprint', { fingerprint: found.fingerprint }),
    t('pack.documents', { documents: found.documents }),
    ...(found.against === null ? [] : [t(`verify.fingerprint.${found.against}`)]),
  ].join('\n');
}

function printWorkspace(t: Translate, found: Extract<Verification, { kind: 'workspace' }>): string {
  const {
    brokenAt,
    entries,
    head,
    compared,
    differing,
    differences,
    damage,
    checkpoint,
    against,
    contents,
    contentFaults,
    wordsRenewed,
  } = found;
  const words = recordWords(t, 'en', PLAIN);
  const lines = [t(brokenAt === null ? 'verify.intact' : 'verify.broken', { entries, head, at: brokenAt ?? 0 })];
  lines.push(t(differing === 0 ? 'verify.same' : 'verify.differ', { count: differing, compared }));
  for (const { entity, label, kind, fields } of differences.slice(0, MAX_ROWS)) {
    lines.push(`  ${t(`verify.${kind}Record`, { record: `${words.entity(entity)} ${label}` })}`);
    for (const difference of kind === 'changed' || kind === 'unfit' ? fields : []) {
      const { field, recorded, found: now } = differenceWords(words, entity, difference);
      lines.push(`    ${field}: ${kind === 'unfit' ? '' : `${recorded} → `}${now}`);
    }
  }
  if (contents > 0) lines.push(t('verify.contents', { count: contents }));
  for (const { code, fileName, kind } of contentFaults)
    lines.push(t(`verify.content.${kind}`, { code, name: fileName }));
  lines.push(...wordsRenewed.map(({ code, fileName }) => t('verify.wordsRenewed', { code, name: fileName })));
  lines.push(...damage.map((message) => t('verify.damage', { message })));
  const { state, at } = checkpoint;
  if (state !== 'none') lines.push(t(`verify.checkpoint.${state}`, { entries: checkpoint.entries, at }));
  if (against !== null) lines.push(t(`verify.against.${against.state}`, { entries: against.entries }));
  return lines.join('\n');
}

/** Of the catalogue only the numbers: titles would hide what differs. */
const PLAIN: RecordLook = { nodeTitle: () => '', country: same, date: same, instant: same };

function same(text: string): string {
  return text;
}

export function printSalvage(t: Translate, report: SalvageReport): string {
  const { name, location, entries, unbroken, counts, records, uncertain, log, contents } = report;
  const lines = [t('salvage:report.head', { name, location }), t('salvage:report.entries', entries)];
  for (const [entity, of] of Object.entries(counts)) {
    const fates = FATES.filter((fate) => of[fate] > 0).map((fate) =>
      t(`salvage:report.fate.${fate}`, { count: of[fate] }),
    );
    lines.push(t('salvage:report.kind', { kind: t(`trail:entities.${entity}`), fates: fates.join(', ') }));
  }
  for (const record of records.slice(0, MAX_ROWS)) {
    lines.push(`  ${t(`salvage:report.record.${record.fate}`, { record: nameOf(record, t) })}`);
  }
  if (records.length > MAX_ROWS) lines.push(`  ${t('salvage:report.more', { count: records.length - MAX_ROWS })}`);
  if (contents.kept > 0) lines.push(t('salvage:report.contents', { count: contents.kept }));
  for (const lost of contents.lost) lines.push(`  ${t('salvage:report.contentLost', lost)}`);
  if (unbroken) lines.push(t('salvage:report.nothingLost'));
  if (entries.added > 0) lines.push(t('salvage:report.newEntries', { count: entries.added }));
  if (uncertain.length > 0) lines.push(t('salvage:report.uncertain', { kinds: kindsOf(uncertain, t) }));
  if (log === 'unread') lines.push(t('salvage:report.unread'));
  return lines.join('\n');
}

export function printTrail(t: Translate, entries: readonly TrailEntry[]): string {
  return entries
    .map(({ seq, at, actor, action, entity, entityId, subject, before, after }) => {
      const record = Object.values(subject).join(' ') || entityId;
      const fields = Object.keys(after ?? before ?? {}).join(', ');
      // Names that a newer version wrote stay as they are.
      const word = (key: string, name: string) => t(`trail:${key}.${name}`, { defaultValue: name });
      const told = [word('actions', action), `${word('entities', entity)} ${record}`];
      return [seq, at, actor, ...told, fields].join('  ');
    })
    .join('\n');
}
