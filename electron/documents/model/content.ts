import { createHash } from 'node:crypto';
import type { DocumentControl } from '#shared/entities/document-control.ts';
import type { DocumentModel } from './model.ts';
import type { Translate } from './translate.ts';

/** Names of texts with what stands in them, in place of words: content is the same in every language. */
export const asKeys: Translate = (key, { asOf: _dayOfIssue, ...params } = {}) => JSON.stringify([key, params]);

/**
 * SHA-256 of what a document says, built with {@link asKeys}: before any layout, without the date of issue and without
 * what stands on its cover beside the organisation's name.
 */
export function digestOfContent({
  title,
  organisation,
  blocks,
}: Pick<DocumentModel, 'title' | 'organisation' | 'blocks'>): string {
  const { name, legalName, address, country } = organisation;
  return sha256(JSON.stringify([title, [name, legalName, address, country], blocks], withoutPictures));
}

/** Of a part of what it says, or of the digests of such parts. */
export function digestOfPart(part: readonly unknown[]): string {
  return sha256(JSON.stringify(part, withoutPictures));
}

/** The same under the identifier and version by which it is known. */
export function digestOfDocument({ identifier, version }: DocumentControl, contentDigest: string): string {
  return sha256(JSON.stringify([identifier, version, contentDigest]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** How a chart is drawn is layout; its numbers stand beside it. */
function withoutPictures(key: string, value: unknown): unknown {
  return key === 'svg' ? undefined : value;
}
