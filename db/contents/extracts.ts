import type { Database } from 'better-sqlite3';
import { foldWords } from '#shared/rules/fold-words.ts';
import type { WorkspaceFile } from '../file/connect.ts';
import { write } from './contents.ts';

/** What can be made anew from a content at any time, and so is no record. */
export type Extract = { readonly words?: string; readonly picture?: Uint8Array };

/** Characters around what was searched for. */
const AROUND = 60;

/** Keeps what is given, and leaves the rest as it was. @throws AppError as every write does */
export function keepExtract(file: WorkspaceFile, sha256: string, { words, picture }: Extract): void {
  write(file, () => {
    const { connection } = file;
    connection.prepare('INSERT INTO content_extracts (sha256) VALUES (?) ON CONFLICT DO NOTHING').run(sha256);
    if (words !== undefined) {
      connection
        .prepare('UPDATE content_extracts SET words = ?, folded = ? WHERE sha256 = ?')
        .run(words, foldWords(words), sha256);
    }
    if (picture !== undefined) {
      connection.prepare('UPDATE content_extracts SET picture = ? WHERE sha256 = ?').run(picture, sha256);
    }
  });
}

/** `''` where none are known. */
export function readWords(connection: Database, sha256: string): string {
  const words = connection.prepare('SELECT words FROM content_extracts WHERE sha256 = ?').pluck().get(sha256);
  return typeof words === 'string' ? words : '';
}

export function readPicture(connection: Database, sha256: string): Buffer | null {
  const picture = connection.prepare('SELECT picture FROM content_extracts WHERE sha256 = ?').pluck().get(sha256);
  return picture instanceof Uint8Array ? Buffer.from(picture) : null;
}

/** Contents that hold all of the words, with the surroundings of the first; none for no words. */
export function searchWords(connection: Database, text: string): Map<string, string> {
  const terms = foldWords(text).split(/\s+/).filter(Boolean);
  if (terms.length === 0) return new Map();
  const found = connection
    .prepare(
      `SELECT sha256, instr(folded, ?) AS at FROM content_extracts
       WHERE ${terms.map(() => 'instr(folded, ?) > 0').join(' AND ')}`,
    )
    .all(terms[0], ...terms) as { sha256: string; at: number }[];
  // Only the surroundings leave SQLite: a long document has a million characters.
  const surroundings = connection.prepare(
    'SELECT substr(words, ?, ?) AS middle, length(words) AS length FROM content_extracts WHERE sha256 = ?',
  );
  return new Map(
    found.map(({ sha256, at }) => {
      const from = Math.max(1, at - AROUND);
      const to = at + AROUND * 2;
      const { middle, length } = surroundings.get(from, to - from, sha256) as { middle: string; length: number };
      const snippet = middle.replace(/\s+/g, ' ').trim();
      return [sha256, `${from > 1 ? '…' : ''}${snippet}${to <= length ? '…' : ''}`];
    }),
  );
}
