import type { Database } from 'better-sqlite3';
import { foldWords } from '#shared/rules/fold-words.ts';
import type { WorkspaceFile } from '../file/connect.ts';
import { write } from './contents.ts';

/** Characters around what was searched for. */
const AROUND = 60;

/** Keeps the words of a content, which can be read from it anew at any time and so are no record. @throws AppError as every write does */
export function keepWords(file: WorkspaceFile, sha256: string, words: string): void {
  write(file, () => {
    file.connection
      .prepare(
        `INSERT INTO content_extracts (sha256, words, folded) VALUES (@sha256, @words, @folded)
         ON CONFLICT DO UPDATE SET words = @words, folded = @folded`,
      )
      .run({ sha256, words, folded: foldWords(words) });
  });
}

/** The words of a content, and as they are searched; `''` where none are known. */
export function keptWords(connection: Database, sha256: string): { readonly words: string; readonly folded: string } {
  const row = connection.prepare('SELECT words, folded FROM content_extracts WHERE sha256 = ?').get(sha256);
  const { words, folded } = (row ?? {}) as { readonly words?: unknown; readonly folded?: unknown };
  return { words: typeof words === 'string' ? words : '', folded: typeof folded === 'string' ? folded : '' };
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
