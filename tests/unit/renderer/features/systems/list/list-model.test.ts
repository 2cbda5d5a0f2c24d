import { describe, expect, test } from 'vitest';
import { toggleSorting } from '#renderer/components/grid/place.ts';
import {
  matchesFilters,
  matchesTerms,
  NO_FILTERS,
  type SortableColumn,
  type SystemFilters,
  searchTerms,
  sortSystems,
} from '#renderer/features/systems/list/list-model.ts';
import type { SystemRow } from '#shared/contract/domains/systems.ts';

describe('quick filter', () => {
  test('finds a name whatever its case and accents', () => {
    expect(matchesTerms(row({ name: 'Übungsplan für Straßen' }), searchTerms('UBUNG strasse'))).toBe(true);
    expect(matchesTerms(row({ name: 'Détection de fraude' }), searchTerms('detection'))).toBe(true);
    expect(matchesTerms(row({ name: 'Łódź Øresund' }), searchTerms('lodz oresund'))).toBe(true);
    expect(matchesTerms(row({ name: 'Ubung' }), searchTerms('übung'))).toBe(true);
  });

  test('wants all words, each anywhere in name, code, unit or owner', () => {
    const triage = row({ name: 'Claims triage', code: 'SYS-014', organisationUnit: 'Benefits', owner: 'M. Olsen' });
    expect(matchesTerms(triage, searchTerms('olsen 014'))).toBe(true);
    expect(matchesTerms(triage, searchTerms('benefits triage'))).toBe(true);
    expect(matchesTerms(triage, searchTerms('triage fraud'))).toBe(false);
    expect(matchesTerms(triage, searchTerms('  '))).toBe(true);
  });

  test('does not join the end of one field to the beginning of the next', () => {
    expect(matchesTerms(row({ name: 'ab', code: 'cd' }), searchTerms('abcd'))).toBe(false);
  });
});

describe('filters', () => {
  const shows = (filters: Partial<SystemFilters>, changes: Partial<SystemRow>) => {
    const all = { ...NO_FILTERS, ...filters };
    return matchesFilters(row(changes), all, searchTerms(all.text));
  };

  test.each([
    ['active', false, true],
    ['active', true, false],
    ['archived', true, true],
    ['archived', false, false],
    ['all', true, true],
    ['all', false, true],
  ] as const)('%s with archived=%s', (archived, isArchived, expected) => {
    expect(shows({ archived }, { archived: isArchived })).toBe(expected);
  });

  test('each column filter takes its own value, and "not known" is a value', () => {
    expect(shows({ scope: 'inScope' }, { scope: 'inScope' })).toBe(true);
    expect(shows({ scope: 'inScope' }, { scope: 'undecided' })).toBe(false);
    expect(shows({ lifecycleStage: '' }, { lifecycleStage: '' })).toBe(true);
    expect(shows({ lifecycleStage: '' }, { lifecycleStage: 'inception' })).toBe(false);
    expect(shows({ lifecycleStage: null }, { lifecycleStage: 'inception' })).toBe(true);
    expect(shows({ personalData: 'none' }, { personalData: '' })).toBe(false);
  });

  test('all filters hold together', () => {
    const fits = { name: 'Fraud', scope: 'inScope', personalData: 'personal' } as const;
    const filters = { text: 'fraud', scope: 'inScope', personalData: 'personal' } as const;
    expect(shows(filters, fits)).toBe(true);
    for (const changes of [{ name: 'Triage' }, { scope: 'outOfScope' }, { personalData: 'none' }] as const) {
      expect(shows(filters, { ...fits, ...changes })).toBe(false);
    }
  });
});

describe('sorting', () => {
  test('sorts text with numbers as a person does, without regard to accents', () => {
    expect(sorted('name', false, ['System 10', 'system 2', 'Äther', 'Azur', 'Zebra'])).toEqual([
      'Äther',
      'Azur',
      'system 2',
      'System 10',
      'Zebra',
    ]);
  });

  test('keeps what says nothing at the end both ways', () => {
    expect(sorted('owner', false, ['', 'B', 'A', ''])).toEqual(['A', 'B', '', '']);
    expect(sorted('owner', true, ['', 'B', 'A', ''])).toEqual(['B', 'A', '', '']);
    expect(sorted('nextReviewOn', true, ['', '2026-01-02', '2027-01-01'])).toEqual(['2027-01-01', '2026-01-02', '']);
  });

  test('sorts choices in the order of the life cycle, not of the alphabet', () => {
    expect(sorted('lifecycleStage', false, ['retirement', 'deployment', '', 'inception'])).toEqual([
      'inception',
      'deployment',
      'retirement',
      '',
    ]);
    expect(sorted('scope', true, ['inScope', 'undecided', 'outOfScope'])).toEqual([
      'outOfScope',
      'inScope',
      'undecided',
    ]);
  });

  test('sorts completeness by number', () => {
    expect(sorted('completeness', false, [100, 20, 3])).toEqual([3, 20, 100]);
  });

  test('keeps the given order between equal rows, both ways', () => {
    const rows = [row({ code: 'SYS-1', owner: 'Eva' }), row({ code: 'SYS-2', owner: 'eva' }), row({ code: 'SYS-3' })];
    for (const descending of [false, true]) {
      const codes = sortSystems(rows, { column: 'owner', descending }).map((item) => item.code);
      expect(codes).toEqual(['SYS-1', 'SYS-2', 'SYS-3']);
    }
  });

  test('does not touch the rows it was given', () => {
    const rows = [row({ name: 'B' }), row({ name: 'A' })];
    sortSystems(rows, { column: 'name', descending: false });
    expect(rows.map((item) => item.name)).toEqual(['B', 'A']);
  });

  test('a heading sorts up first, then turns round', () => {
    const up = toggleSorting({ column: 'code', descending: true }, 'name');
    expect(up).toEqual({ column: 'name', descending: false });
    expect(toggleSorting(up, 'name')).toEqual({ column: 'name', descending: true });
    expect(toggleSorting(toggleSorting(up, 'name'), 'name')).toEqual(up);
  });
});

function sorted(column: SortableColumn, descending: boolean, values: readonly (string | number)[]) {
  const rows = values.map((value) => row({ [column]: value }));
  return sortSystems(rows, { column, descending }).map((item) => item[column]);
}

function row(changes: Partial<SystemRow>): SystemRow {
  return {
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    code: '',
    name: '',
    organisationUnit: '',
    owner: '',
    lifecycleStage: '',
    scope: 'undecided',
    personalData: '',
    aiRoles: [],
    inServiceOn: '',
    nextReviewOn: '',
    archived: false,
    completeness: 0,
    ...changes,
  };
}
