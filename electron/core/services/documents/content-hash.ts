import type { WorkspaceFile } from '#db/file/open.ts';
import { selectRows } from '#db/records/rows.ts';
import { type DocumentDefinition, documentOf } from '#documents/issued/registry.ts';
import { asKeys, digestOfContent, digestOfDocument, digestOfPart } from '#documents/model/content.ts';
import type { DocumentData } from '#documents/model/data.ts';
import { remembering } from '#documents/model/translate.ts';
import type { RecordTable } from '#shared/contract/define.ts';
import type { ControlledDocument } from '#shared/entities/approval.ts';
import { type DocumentControl, UNSIGNED } from '#shared/entities/document-control.ts';
import { onceEach } from '#shared/values/once-each.ts';
import { byCode } from '#shared/values/patch-rows.ts';
import { type Core, openWorkspaceOf } from '../../core.ts';
import { derived, derivedParts, derivedRows } from '../../reading/derived.ts';
import { findAssessment } from '../assessments/assessment-rows.ts';
import { readControls } from '../organisation/document-controls.ts';
import { ofEachSystem } from '../systems/system-facts.ts';
import { factsOf } from './facts.ts';

/** Of which day the content is, and of which assessment, where it tells of one. */
export type Of = { readonly day: string; readonly assessmentId?: string | undefined };

export function subjectIdOf(core: Core, key: string, { assessmentId }: Of): string {
  if (documentOf(key).ofOneAssessment !== true) return '';
  return findAssessment(openWorkspaceOf(core), assessmentId).id;
}

/** SHA-256 of what the document says on a day under these control data. */
export function contentHash(core: Core, control: DocumentControl, of: Of): string {
  const definition = documentOf(control.documentKey);
  const file = openWorkspaceOf(core);
  const day = definition.goesByDay === true ? of.day : '';
  const names = namesOf(definition).map((digest) => digest(file));
  const key = [day, subjectIdOf(core, control.documentKey, of), ...names].join(' ');
  const known = digests(definition)(file);
  const digest = known.get(key) ?? digestNow(core, definition, control, of);
  known.set(key, digest);
  return digestOfDocument(control, digest);
}

/** Kept as long as no record changes that the document is made of. */
const digests = onceEach((definition: DocumentDefinition) =>
  derived(definition.reads, () => new Map<string, string>()),
);

const namesOf = onceEach(({ names = [] }: DocumentDefinition) => names.map(namesIn));

/** Digest of the codes and names of all records of a table; of what else changes in them it is not taken again. */
function namesIn(table: RecordTable): (file: WorkspaceFile) => string {
  const keys = ['id', 'code', 'name'];
  const rows = derivedRows(
    { of: table },
    ({ connection }, only) =>
      selectRows(connection, table, { keys, ...(only !== undefined && { only }) }) as { id: string; code: string }[],
    byCode,
  );
  return digestOfAll(rows);
}

/** Digest of a long list, of which after a change only those parts are gone through in which a row is another. */
function digestOfAll<Row>(rowsOf: (file: WorkspaceFile) => readonly Row[]): (file: WorkspaceFile) => string {
  const parts = derivedParts(rowsOf, digestOfPart);
  return (file) => digestOfPart(parts(file));
}

/**
 * Steps, fulfilment and readiness are told as though no document were approved: else a document on the state of the
 * system would be another one by being approved.
 */
function digestNow(core: Core, definition: DocumentDefinition, control: DocumentControl, of: Of): string {
  const { ofOneAssessment = false, ofEachSystem } = definition;
  const file = openWorkspaceOf(core);
  const documents = readControls(file).map(asDraft);
  const facts = factsOf(core, {
    ...{ asOf: of.day, language: 'en', ofOneAssessment, assessmentId: of.assessmentId, documents },
  });
  const data = Object.create(facts, { control: { value: asDraft(control) } }) as DocumentData;
  if (ofEachSystem === undefined) return digestOfContent(definition.build(data, asKeys));
  const { organisation } = data;
  const frame = digestOfContent({ title: definition.key, organisation, blocks: [] });
  return digestOfPart([frame, systemDigests(ofEachSystem)(file)]);
}

/** Of what a document says of each system. */
const systemDigests = onceEach((tell: NonNullable<DocumentDefinition['ofEachSystem']>) => {
  const t = remembering(asKeys);
  return digestOfAll(ofEachSystem((system) => digestOfPart(tell(system, t))));
});

function asDraft(control: DocumentControl): ControlledDocument {
  return { ...control, ...UNSIGNED, revisions: [], status: 'draft', approval: 'none' };
}
