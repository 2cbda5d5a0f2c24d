import type { ExportedFile } from '#shared/contract/documents.ts';
import type { StepProgress } from '#shared/contract/guide.ts';
import type { ImportReport } from '#shared/contract/systems.ts';
import type { TrailEntry } from '#shared/contract/trail.ts';
import type { WorkspaceInfo } from '#shared/contract/workspace.ts';
import type { Verification } from './verify.ts';

/** Rows with something to say that are printed one by one; the JSON report has them all. */
const MAX_ROWS = 20;

export function printImport(report: ImportReport, dryRun: boolean): string {
  const { counts } = report;
  const lines = [
    `${report.fileName}: ${report.total} rows, ${[report.format, report.encoding].filter(Boolean).join(', ')}.`,
    `${dryRun ? 'Would be' : 'Done'}: ${counts.new} new, ${counts.update} updated, ${counts.unchanged} unchanged, ${counts.refused} refused.`,
  ];
  if (counts.new + counts.update === 0) lines.push('Nothing changes: every row is known already.');
  const mapped = report.columns.filter((column) => column.field !== '');
  lines.push(`Columns recognised: ${mapped.map((column) => `${column.field} = "${column.heading}"`).join('; ')}.`);
  const telling = report.rows.filter((row) => row.notes.length > 0);
  for (const row of telling.slice(0, MAX_ROWS)) lines.push(`  row ${row.row} (${row.fate}): ${row.notes.join(' ')}`);
  if (telling.length > MAX_ROWS)
    lines.push(`  … and ${telling.length - MAX_ROWS} more rows with notes; --json has them all.`);
  return lines.join('\n');
}

export function printStatus(status: {
  workspace: WorkspaceInfo | null;
  steps: readonly StepProgress[];
  systems: number;
  trail: { entries: number; head: string; brokenAt: number | null };
}): string {
  const steps = status.steps.map(
    (step, index) => `  ${index + 1} ${step.id.padEnd(20)} ${step.status.padEnd(11)} ${step.done} of ${step.total}`,
  );
  const chain = status.trail.brokenAt === null ? 'intact' : `BROKEN at entry ${status.trail.brokenAt}`;
  return [
    `${status.workspace?.organisationName ?? ''}: ${status.systems} AI systems.`,
    ...steps,
    `Audit trail: ${status.trail.entries} entries, ${chain}, head ${status.trail.head.slice(0, 16)}.`,
  ].join('\n');
}

export function printPack(pack: { location: string; files: readonly ExportedFile[] }): string {
  const lines = pack.files.map(
    (file) => `  ${file.path}${file.pages > 0 ? ` (${file.pages} pages)` : ''}  ${file.sha256.slice(0, 16)}`,
  );
  return [`Wrote ${pack.location}:`, ...lines].join('\n');
}

export function printVerification(found: Verification): string {
  if (found.kind === 'workspace') {
    const verdict = found.intact ? 'The audit trail is intact' : `The audit trail is BROKEN at entry ${found.brokenAt}`;
    return `${verdict}: ${found.entries} entries, head ${found.head}.`;
  }
  if (found.intact) return `All ${found.files} files are as the pack lists them.`;
  const named = [
    ...found.changed.map((name) => `changed: ${name}`),
    ...found.missing.map((name) => `missing: ${name}`),
    ...found.unlisted.map((name) => `not listed: ${name}`),
  ];
  return `The pack was CHANGED after it was made.\n${named.join('\n')}`;
}

export function printTrail(entries: readonly TrailEntry[]): string {
  return entries
    .map(
      (entry) =>
        `${entry.seq}  ${entry.at}  ${entry.actor}  ${entry.action}  ${entry.entity} ${entry.entityId} ${Object.keys(entry.after ?? entry.before ?? {}).join(', ')}`,
    )
    .join('\n');
}
