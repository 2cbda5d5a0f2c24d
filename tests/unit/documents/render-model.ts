import { modelFrame } from '#documents/model/data.ts';
import type { Block, DocumentModel } from '#documents/model/model.ts';
import { renderPdf } from '#documents/render/render-pdf.ts';
import type { DocumentControl } from '#shared/entities/document-control.ts';
import type { Organisation } from '#shared/entities/organisation.ts';
import { makeData, makeFacts, pdfOptions } from './fixture.ts';
import { readPdf } from './read-pdf.ts';

type Changes = { readonly control?: Partial<DocumentControl>; readonly organisation?: Partial<Organisation> };

/** A document of nothing but these blocks. */
export function makeModel(blocks: readonly Block[], { control, organisation }: Changes = {}): DocumentModel {
  const facts = makeFacts([]);
  const data = makeData({ ...facts, organisation: { ...facts.organisation, ...organisation } }, control);
  return { ...modelFrame(data), title: 'Test document', blocks };
}

export const render = async (blocks: readonly Block[], changes?: Changes) => {
  const pdf = await renderPdf(makeModel(blocks, changes), pdfOptions);
  return { ...pdf, ...readPdf(pdf.bytes), pageCount: pdf.pages };
};

export const table = (rows: readonly (readonly string[])[], more: object = {}): Block => ({
  kind: 'table',
  repeatHeader: true,
  columns: [{ header: 'First column' }, { header: 'Second column' }],
  rows,
  ...more,
});
