import type { ExportedFile } from '#shared/contract/documents.ts';
import type { StepProgress } from '#shared/contract/guide.ts';
import type { ImportReport } from '#shared/contract/systems.ts';
import type { TrailEntry } from '#shared/contract/trail.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace.ts';
import type { Translate } from './session.ts';
import type { Verification } from './verify.ts';

/** Rows with something to say that are printed one by one; the JSON report has them all. */
const MAX_ROWS = 20;
/** Enough of a hash to compare by eye. */
const SHORT_HASH = 16;

export function printImport(t: Translate, report: ImportReport, dryRun: boolean): string {
  const kind = [report.format, report.encoding].filter(Boolean).join(', ');
  const mapped = report.columns.filter((column) => column.field !== '');
  const telling = report.rows.filter((row) => row.notes.length > 0);
  const lines = [
    t('import.source', { file: report.fileName, total: report.total, kind }),
    t(dryRun ? 'import.wouldBe' : 'import.done', report.counts),
  ];
  const { counts } = report;
  if (counts.unchanged > 0 && counts.new + counts.update + counts.refused === 0) lines.push(t('import.nothing'));
  lines.push(
    t('import.columns', { columns: mapped.map(({ field, heading }) => `${field} = "${heading}"`).join('; ') }),
  );
  for (const { row, fate, notes } of telling.slice(0, MAX_ROWS)) {
    lines.push(t('import.row', { row, fate, notes: notes.join(' ') }));
  }
  if (telling.length > MAX_ROWS) lines.push(t('import.more', { count: telling.length - MAX_ROWS }));
  return lines.join('\n');
}

export function printStatus(
  t: Translate,
  status: {
    workspace: WorkspaceInfo | null;
    steps: readonly StepProgress[];
    systems: number;
    trail: { entries: number; head: string; brokenAt: number | null };
  },
): string {
  const steps = status.steps.map(({ id, status: state, done, total }, index) => {
    return `  ${index + 1} ${id.padEnd(20)} ${state.padEnd(11)} ${t('status.step', { done, total })}`;
  });
  const { entries, head, brokenAt } = status.trail;
  const chain = { entries, head: head.slice(0, SHORT_HASH), at: brokenAt ?? 0 };
  return [
    t('status.head', { organisation: status.workspace?.organisationName ?? '', count: status.systems }),
    ...steps,
    t(brokenAt === null ? 'status.intact' : 'status.broken', chain),
  ].join('\n');
}

export function printPack(t: Translate, pack: { location: string; files: readonly ExportedFile[] }): string {
  const lines = pack.files.map((file) => {
    const pages = file.pages > 0 ? ` ${t('pack.pages', { count: file.pages })}` : '';
    return `  ${file.sha256.slice(0, SHORT_HASH)}  ${file.path}${pages}`;
  });
  return [t('pack.head', { location: pack.location }), ...lines].join('\n');
}

export function printVerification(t: Translate, found: Verification): string {
  if (found.kind === 'workspace') {
    const params = { entries: found.entries, head: found.head, at: found.brokenAt ?? 0 };
    return t(found.intact ? 'verify.intact' : 'verify.broken', params);
  }
  if (found.intact) return t('verify.packIntact', { files: found.files });
  return [
    t('verify.packChanged'),
    ...found.changed.map((name) => t('verify.changed', { name })),
    ...found.missing.map((name) => t('verify.missing', { name })),
    ...found.unlisted.map((name) => t('verify.unlisted', { name })),
  ].join('\n');
}

export function printTrail(entries: readonly TrailEntry[]): string {
  return entries
    .map(({ seq, at, actor, action, entity, entityId, before, after }) => {
      const fields = Object.keys(after ?? before ?? {}).join(', ');
      return `${seq}  ${at}  ${actor}  ${action}  ${entity} ${entityId}  ${fields}`;
    })
    .join('\n');
}
