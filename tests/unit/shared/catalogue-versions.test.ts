import { describe, expect, test } from 'vitest';
import { parseCatalogue } from '#shared/catalogue/catalogue.ts';
import {
  type CatalogueChanges,
  catalogueChangesSchema,
  catalogueChangeTexts,
  checkCatalogueChanges,
  nodesToReassess,
  versionState,
  versionsAfter,
} from '#shared/catalogue/versions.ts';
import { readCatalogueFile } from './read-reference.ts';

const catalogue = parseCatalogue(readCatalogueFile('iso42001.json'));
const changes = catalogueChangesSchema.parse(readCatalogueFile('changes.json'));
const texts = catalogueChangeTexts.parse(readCatalogueFile('reference/en/changes.json'));

const three: CatalogueChanges = {
  versions: ['2026.9', '2026.10', '2027.1'].map((version) => ({ version, date: '2026-12-01', changes: [] })),
};

describe('the changes of the catalogue', () => {
  test('end at the version that is shipped, with words for each', () => {
    expect(() => checkCatalogueChanges(changes, texts, catalogue)).not.toThrow();
  });

  test('a catalogue whose version was raised without an entry is refused', () => {
    const raised = { ...catalogue, version: '2099.1' };
    expect(() => checkCatalogueChanges(changes, texts, raised)).toThrow('the last one is not 2099.1');
  });

  test('versions out of order and unknown nodes are refused', () => {
    const backwards = { versions: three.versions.toReversed() };
    expect(() => checkCatalogueChanges(backwards, {}, { ...catalogue, version: '2026.9' })).toThrow(
      '2026.10 does not follow 2027.1',
    );
    const strange = structuredClone(changes);
    strange.versions.at(-1)?.changes.push({ id: 'x', subject: 'guidance', nodes: ['A.6.1.4'], reassess: true });
    expect(() => checkCatalogueChanges(strange, { ...texts, x: 'What was changed in it.' }, catalogue)).toThrow(
      'x names an unknown node',
    );
  });
});

describe('the difference between two versions', () => {
  test.each([
    ['2026.1', '2026.1', 'same'],
    ['2026.1', '2026.2', 'older'],
    ['2026.9', '2026.10', 'older'],
    ['2026.12', '2027.1', 'older'],
    ['2027.1', '2026.12', 'newer'],
    ['', '2026.1', 'older'],
  ])('%s is to %s the %s', (own, current, state) => {
    expect(versionState(own, current)).toBe(state);
  });

  test('is what came after, by number and not by letter', () => {
    const after = (own: string) => versionsAfter(three, own).map(({ version }) => version);
    expect(after('2026.9')).toEqual(['2026.10', '2027.1']);
    expect(after('2027.1')).toEqual([]);
    expect(after('2028.1')).toEqual([]);
    expect(after('nonsense')).toEqual(['2026.9', '2026.10', '2027.1']);
  });

  test('from 2026.1 names what the second issue brought', () => {
    const [second] = versionsAfter(changes, '2026.1');
    expect(second?.version).toBe('2026.2');
    expect(second?.changes.map(({ id }) => id)).toEqual(expect.arrayContaining(['annexC', 'crosswalks']));
  });

  test('from 2026.2 asks for a second look where more or less is asked than was said', () => {
    const after = versionsAfter(changes, '2026.2');
    expect(after.map(({ version }) => version)).toEqual(['2026.3']);
    expect(nodesToReassess(after, []).toSorted()).toEqual(['7.5.1', '8.1', 'A.10.2', 'A.2.3', 'A.3.2']);
  });

  test('asks for a second look at each requirement once, and only where a change says so', () => {
    const change = (id: string, nodes: 'all' | string[], reassess: boolean) =>
      ({ id, subject: 'requirement', nodes, reassess }) as const;
    const version = (...own: ReturnType<typeof change>[]) => ({ version: '2026.3', date: '2026-12-01', changes: own });
    const found = nodesToReassess(
      [version(change('a', ['6.1.4', '8.4'], true), change('b', ['4.1'], false)), version(change('c', ['8.4'], true))],
      ['4.1', '6.1.4', '8.4'],
    );
    expect(found).toEqual(['6.1.4', '8.4']);
    expect(nodesToReassess([version(change('a', 'all', true))], ['4.1', '4.2'])).toEqual(['4.1', '4.2']);
    expect(nodesToReassess(changes.versions.slice(0, 2), ['4.1'])).toEqual([]);
  });
});
