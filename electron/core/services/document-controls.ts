import { eq } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/open.ts';
import { documentControls } from '#db/schema/tables.ts';
import { DOCUMENTS, documentOf } from '#documents/registry.ts';
import { type DocumentControl, documentControl } from '#shared/entities/document-control.ts';

/** Control data of every document, in the order of the registry. */
export function readControls(file: WorkspaceFile): DocumentControl[] {
  return DOCUMENTS.map(({ key }) => controlOf(file, key));
}

/** What was stored for the document, or what its control data begin with. */
export function controlOf(file: WorkspaceFile, key: string): DocumentControl {
  const row = readDb(file).select().from(documentControls).where(eq(documentControls.documentKey, key)).get();
  if (row !== undefined) return documentControl.parse(row);
  return firstControl(key, documentOf(key).identifier);
}

function firstControl(documentKey: string, identifier: string): DocumentControl {
  return {
    documentKey,
    identifier,
    version: '0.1',
    status: 'draft',
    classification: 'internal',
    owner: '',
    author: '',
    approver: '',
    approvedOn: '',
    effectiveOn: '',
    nextReviewOn: '',
    revisions: [],
  };
}
