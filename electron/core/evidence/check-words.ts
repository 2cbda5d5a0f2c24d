import { findContent } from '#db/contents/contents.ts';
import { keptWords } from '#db/contents/extracts.ts';
import { contentPieces } from '#db/contents/pieces.ts';
import type { WorkspaceFile } from '#db/file/open.ts';
import { AppError } from '#shared/contract/errors.ts';
import { foldWords } from '#shared/rules/fold-words.ts';
import { hasWords, MAX_BYTES, wordsIn } from './extract-words.ts';

type Database = WorkspaceFile['connection'];

/** A file whose words are kept otherwise than they stand in it. */
export type OtherWords = {
  readonly sha256: string;
  readonly code: string;
  readonly fileName: string;
  /** As they stand in it. */
  readonly words: string;
};

/** Whether evidence has files in which words are looked for. */
export function haveWords(connection: Database): boolean {
  const types = connection.prepare('SELECT DISTINCT media_type FROM evidence_revisions').pluck().all() as string[];
  return types.some(hasWords);
}

/**
 * Reads the words of all evidence from its bytes anew. The trail does not tell of them, since they follow from the bytes,
 * so that somebody with the file could have exchanged them: what is searched for would be found, or missed, wrongly. A
 * later version of the program may also read a file better.
 */
export async function findOtherWords(connection: Database): Promise<OtherWords[]> {
  const revisions = connection
    .prepare(
      `SELECT r.sha256, r.media_type AS mediaType, e.code, r.file_name AS fileName FROM evidence_revisions r
       JOIN evidence e ON e.id = r.evidence_id GROUP BY r.sha256 ORDER BY e.code, r.number`,
    )
    .all() as (Omit<OtherWords, 'words'> & { readonly mediaType: string })[];
  const others: OtherWords[] = [];
  for (const { mediaType, ...named } of revisions) {
    if (!hasWords(mediaType)) continue;
    const words = await readWordsAnew(connection, named.sha256, mediaType);
    const kept = keptWords(connection, named.sha256);
    if (words !== null && (kept.words !== words || kept.folded !== foldWords(words))) others.push({ ...named, words });
  }
  return others;
}

/** Null where the bytes are not those that the hash names: that is told of by itself. */
async function readWordsAnew(connection: Database, sha256: string, mediaType: string): Promise<string | null> {
  const bytes = contentBytes(connection, sha256);
  return bytes === null ? null : (await wordsIn(bytes, mediaType)).words;
}

/** The bytes of a content that is small enough for its words to be looked for; none of a larger one. */
export function contentBytes(connection: Database, sha256: string): Uint8Array | null {
  if ((findContent(connection, sha256)?.bytes ?? 0) > MAX_BYTES) return new Uint8Array();
  try {
    return new Uint8Array(Buffer.concat([...contentPieces(connection, sha256)]));
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (error instanceof AppError || (typeof code === 'string' && code.startsWith('SQLITE_'))) return null;
    throw error;
  }
}
