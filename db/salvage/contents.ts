import { createHash } from 'node:crypto';
import { startContent } from '../contents/contents.ts';
import type { WorkspaceFile } from '../file/open.ts';
import { type Pages, readTablePage, type Value } from './pages.ts';

export type SalvagedContents = {
  /** Contents that were read whole. */
  readonly kept: number;
  /** Files whose bytes could not be, with the code of their evidence where it is known. */
  readonly lost: readonly { readonly code: string; readonly fileName: string }[];
};

/**
 * Writes the bytes of all evidence that `file` names into it, as far as they can still be read. Their hashes prove that
 * they are whole, wherever on the disk their pieces lie; what is not whole counts as lost.
 */
export function salvageContents(pages: Pages, file: WorkspaceFile): SalvagedContents {
  const revisions = file.connection
    .prepare(
      `SELECT r.sha256, r.file_name AS fileName, e.code FROM evidence_revisions r
       JOIN evidence e ON e.id = r.evidence_id ORDER BY e.code, r.number`,
    )
    .all() as { sha256: string; fileName: string; code: string }[];
  const wanted = new Set(revisions.map(({ sha256 }) => sha256));
  const kept = new Set<string>();
  if (wanted.size > 0) {
    for (const found of findPieces(pages)) {
      const sha256 = takeOver(pages, file, found, wanted);
      if (sha256 !== null) kept.add(sha256);
    }
  }
  const lost = revisions.filter(({ sha256 }) => !kept.has(sha256));
  return { kept: kept.size, lost: lost.map(({ code, fileName }) => ({ code, fileName })) };
}

/** Pages on which the pieces of a content lie, by the piece's number. */
type Pieces = Map<number, number>;

/** Every page is looked at: what belongs together says so itself. */
function findPieces(pages: Pages): Map<string, Pieces> {
  const found = new Map<string, Pieces>();
  for (let number = 2; number <= pages.count; number += 1) {
    for (const { contentId, piece } of piecesOn(pages, number)) {
      const pieces = found.get(contentId) ?? new Map();
      found.set(contentId, pieces.set(piece, number));
    }
  }
  return found;
}

type Piece = { readonly contentId: string; readonly piece: number; readonly bytes: Uint8Array };

function piecesOn(pages: Pages, number: number): Piece[] {
  const page = readTablePage(pages, number, true);
  return page?.kind === 'leaf' ? page.cells.flatMap(({ values }) => pieceOf(values) ?? []) : [];
}

function pieceOf([contentId, piece, bytes, ...rest]: readonly Value[]): Piece | null {
  if (rest.length > 0 || typeof contentId !== 'string' || typeof piece !== 'number') return null;
  return bytes instanceof Uint8Array ? { contentId, piece, bytes } : null;
}

/** @returns the hash of what was taken over; null where a piece is missing or changed, or nobody names the content */
function takeOver(
  pages: Pages,
  file: WorkspaceFile,
  [contentId, pieces]: readonly [string, Pieces],
  wanted: ReadonlySet<string>,
): string | null {
  const writer = startContent(file);
  const hash = createHash('sha256');
  for (let next = 0; pieces.has(next); next += 1) {
    const piece = piecesOn(pages, pieces.get(next) ?? 0).find(
      (each) => each.contentId === contentId && each.piece === next,
    );
    if (piece === undefined) break;
    hash.update(piece.bytes);
    writer.append([piece.bytes]);
  }
  const sha256 = hash.digest('hex');
  if (wanted.has(sha256)) writer.finish(sha256);
  else writer.drop();
  return wanted.has(sha256) ? sha256 : null;
}
