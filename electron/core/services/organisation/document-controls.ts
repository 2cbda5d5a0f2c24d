import { eq } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { documentControls } from '#db/schema/tables.ts';
import { documentOf } from '#documents/issued/registry.ts';
import { PACK_DOCUMENTS } from '#documents/pack/parts.ts';
import { type DocumentControl, documentControl, UNSIGNED } from '#shared/entities/document-control.ts';

/** Control data of the documents that the Stage 1 pack holds, in its order. */
export function readControls(file: WorkspaceFile): DocumentControl[] {
  return PACK_DOCUMENTS.map((key) => controlOf(file, key));
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
    ...UNSIGNED,
    revisions: [],
  };
}
