import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { chunksOf, findContent } from './contents.ts';

/**
 * The bytes of a content, piece by piece, held against their hash: what is damaged ends in an error, and so in no file.
 *
 * @throws AppError evidenceContentMissing, evidenceDamaged
 */
export function* contentPieces(connection: Database, sha256: string): Generator<Buffer> {
  const content = findContent(connection, sha256);
  if (content === null) throw new AppError('evidenceContentMissing');
  const hash = createHash('sha256');
  let length = 0;
  for (const piece of chunksOf(connection, content)) {
    hash.update(piece);
    length += piece.length;
    yield piece;
  }
  if (length !== content.bytes || hash.digest('hex') !== sha256) throw new AppError('evidenceDamaged');
}
