import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSample } from '#core/resources/sample.ts';
import catalogueFile from '#resources/catalogue/iso42001.json' with { type: 'json' };
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { personOf } from '#shared/rules/readiness/rule.ts';

const sample = readSample(path.resolve(import.meta.dirname, '../../..'));
const { organisation, systems, results, actions, evidence, statements, documents } = sample;
const { nodes } = parseCatalogue(catalogueFile);

const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const numberOf = (word: string) => NUMBERS.indexOf(word.toLowerCase());
const inScope = systems.filter(({ scope }) => scope === 'inScope').length;
const texts = [
  ...results.map(({ finding }) => finding),
  ...actions.flatMap(({ title, description }) => [title, description]),
  ...evidence.flatMap(({ title, description }) => [title, description]),
  ...statements.map(({ text }) => text),
];
/** Every number word that the texts put before these words. */
const said = (words: string) =>
  texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`(\\w+) ${words}`, 'gu'))].map(([, word = '']) => numberOf(word)),
  );

describe('the sample organisation does not contradict itself', () => {
  test('in how many systems there are, are in scope, and were assessed', () => {
    expect(said('systems registered')).toEqual([systems.length]);
    expect(new Set(said('systems in scope'))).toEqual(new Set([inScope - assessed(), inScope]));
    expect(said('systems in scope that have no risk assessment')).toEqual([inScope - assessed()]);
    expect(said('system awaits its scope decision')).toEqual([
      systems.filter(({ scope }) => scope === 'undecided').length,
    ]);
  });

  test('in who is who: everybody who was talked to, acts or signs has a role in it', () => {
    const known = new Set([
      ...[organisation.topManagement, organisation.aimsManager, ...systems.map(({ owner }) => owner ?? '')].map(
        personOf,
      ),
    ]);
    const named = [
      ...results.map(({ interviewee }) => interviewee ?? ''),
      ...actions.map(({ owner }) => owner),
      ...evidence.map(({ collectedBy }) => collectedBy),
      ...statements.map(({ by }) => by),
      ...documents.flatMap(({ owner, author, approver, revisions }) => [
        ...[owner, author, approver],
        ...revisions.map((revision) => revision.author),
      ]),
    ];
    expect(named.map(personOf).filter((person) => person !== '' && !known.has(person))).toEqual([]);
  });

  test('in days: documents are approved after their last revision, and nothing was collected after the statements', () => {
    for (const { approvedOn, effectiveOn, revisions } of documents.filter(({ status }) => status === 'approved')) {
      expect(revisions.map(({ date }) => date).every((date) => date <= approvedOn)).toBe(true);
      expect(approvedOn <= effectiveOn).toBe(true);
    }
    const latest =
      evidence
        .map(({ collectedOn }) => collectedOn)
        .toSorted()
        .at(-1) ?? '';
    expect(statements.every(({ at }) => at.slice(0, 10) >= latest)).toBe(true);
  });

  test('in months: whatever is said of the policy is of the same one', () => {
    const months = texts.flatMap((text) =>
      /policy/iu.test(text)
        ? [...text.matchAll(/(?:of|in) (?:\d+ )?(\p{Lu}\p{L}+ \d{4})/gu)].map(([, month]) => month)
        : [],
    );
    expect([...new Set(months)]).toEqual(['March 2026']);
  });

  test('in the standard: every requirement that it names is one, and controls are counted as they are', () => {
    const ids = new Set(nodes.map(({ id }) => id));
    const named = [
      ...results.map(({ nodeId }) => nodeId),
      ...actions.map(({ nodeId }) => nodeId).filter((id) => id !== ''),
      ...evidence.flatMap((piece) => piece.nodes),
      ...statements.map(({ nodeId }) => nodeId),
      ...texts.flatMap((text) => [...text.matchAll(/See (\d+(?:\.\d+)+)/gu)].map(([, id = '']) => id)),
    ];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    const controls = texts.flatMap((text) =>
      [...text.matchAll(/all (\d+) controls/gu)].map(([, count]) => Number(count)),
    );
    expect(controls).toEqual([nodes.filter(({ kind }) => kind === 'control').length]);
  });

  test('in its inventory: the first issue had as many systems as there are without those added since', () => {
    const [first, second] = documents.find(({ documentKey }) => documentKey === 'inventory')?.revisions ?? [];
    const added = second?.change.match(/\w+ check|\w+ planning/gu) ?? [];
    expect(numberOf(first?.change.match(/with (\w+) systems/u)?.[1] ?? '')).toBe(systems.length - added.length);
  });
});

/** In how many of the systems in scope risks were assessed, as the finding on 6.1.2 says. */
function assessed(): number {
  const finding = results.find(({ nodeId, element }) => nodeId === '6.1.2' && (element ?? 0) === 0)?.finding ?? '';
  return numberOf(finding.match(/for (\w+) of \w+ systems in scope/u)?.[1] ?? '');
}
