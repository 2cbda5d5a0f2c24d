import { createHash } from 'node:crypto';
import path from 'node:path';
import { CHUNK_BYTES } from '#db/contents/contents.ts';
import type { CoreRouteName, RouteInput } from '#shared/contract/registry.ts';

export type Request = { readonly [N in CoreRouteName]: { route: N; input: RouteInput<N> } }[CoreRouteName];

const NODES = ['4.1', '4.2', '4.3', '5.2', '6.1.2', '8.4', '9.1', 'A.4.3', 'A.5.4', 'A.6.2.4', 'A.8.2', 'A.9.4'];
export const SENTENCE = 'Looked at on site with the people who run it. ';

/**
 * Changes as a day's work makes them: new records, edited ones, undo and redo, texts of all lengths. None needs the
 * answer to an earlier one, so that they can be sent ahead; each makes a change, so that each answer names one.
 */
export function* changes(random: () => number, count: number): Generator<Request> {
  const text = (most: number) => SENTENCE.repeat(1 + Math.floor(random() * most));
  // At least: other changes may be what the file says already, and then are none.
  let undoable = 0;
  for (let number = 1; number <= count; number += 1) {
    if (random() < 0.1) {
      yield* evidence(number, random);
      undoable += 1;
      continue;
    }
    const kind = Math.floor(random() * 10);
    if (kind < 4 || (kind === 9 && undoable === 0)) {
      undoable += 1;
      yield { route: 'systems.create', input: { fields: { name: `System ${number}`, purpose: text(60) } } };
    } else if (kind < 7) {
      const nodeId = NODES[Math.floor(random() * NODES.length)] ?? '4.1';
      const finding = `${number}: ${text(20)}`;
      // One cell, or a few as a pasted table brings them.
      const places = random() < 0.5 ? [0] : [0, 1, 2];
      const entries = places.map((element) => ({ nodeId, element, changes: { status: 'met' as const, finding } }));
      yield { route: 'assessment.set', input: { entries } };
      if (random() < 0.3) {
        undoable += 1;
        yield {
          route: 'actions.create',
          input: { fields: { title: `Action ${number}`, description: text(5), nodeId } },
        };
      }
    } else if (kind < 9) {
      yield { route: 'organisation.update', input: { changes: { activities: `${number}: ${text(10)}` } } };
    } else {
      yield { route: 'trail.undo', input: {} };
      if (random() < 0.5) yield { route: 'trail.redo', input: {} };
      else undoable -= 1;
    }
  }
}

/** A picture and what it shows. Only its first bytes are those of one; now and then it is longer than a piece. */
function* evidence(number: number, random: () => number): Generator<Request> {
  const length = random() < 0.05 ? CHUNK_BYTES + 1000 : 200 + Math.floor(random() * 30_000);
  const bytes = Buffer.concat([JPEG, Buffer.from(`${number} ${SENTENCE.repeat(2)}`), Buffer.alloc(length, number)]);
  const fileName = `photo-${number}.jpg`;
  yield { route: 'evidence.receivePicture', input: { fileName, base64: bytes.toString('base64') } };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const targetId = NODES[Math.floor(random() * NODES.length)] ?? '4.1';
  yield {
    route: 'evidence.add',
    input: {
      fields: { kind: 'file', title: `Photo ${number}` },
      links: [{ target: 'node', targetId }],
      revision: { sha256, fileName, mediaType: 'image/jpeg', derivation: '' },
    },
  };
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

export const PASSPHRASE = 'a passphrase for tests';

/**
 * `count` changes to a new workspace, with copies, backups, closing and opening among them. An encrypted one gets its
 * passphrase first, and once again later, which writes the file anew.
 */
export function* session(file: string, count: number, encrypted: boolean, random: () => number): Generator<Request> {
  const folder = path.dirname(file);
  const protect: Request = { route: 'workspace.setPassphrase', input: { passphrase: PASSPHRASE } };
  yield { route: 'workspace.create', input: { path: file, organisationName: 'Client', sample: false } };
  if (encrypted) yield protect;
  let number = 0;
  for (const change of changes(random, count)) {
    yield change;
    number += 1;
    if (number % 40 === 15) yield { route: 'backups.make', input: {} };
    if (number % 40 === 25)
      yield { route: 'workspace.saveCopy', input: { path: path.join(folder, `copy-${number}.aims`) } };
    if (number % 40 === 35) {
      yield { route: 'workspace.close', input: {} };
      yield { route: 'workspace.open', input: { path: file, ...(encrypted && { secret: PASSPHRASE }) } };
    }
    if (encrypted && number === 70) yield protect;
  }
  yield { route: 'workspace.close', input: {} };
}
