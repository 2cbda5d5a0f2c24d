import { beforeAll, describe, expect, test } from 'vitest';
import { AI_SYSTEM_FIELDS } from '#shared/entities/ai-system.ts';
import { CERTIFICATION_DEADLINE_KEYS } from '#shared/entities/certification-deadlines.ts';
import type { RecordWords } from '#shared/records/words.ts';
import { englishWords } from './english-words.ts';

let words: RecordWords;

beforeAll(async () => {
  words = await englishWords();
});

describe('names', () => {
  test('every field of an AI system has the label of its form', () => {
    for (const { key } of AI_SYSTEM_FIELDS) expect(words.field('aiSystems', key)).not.toBe(key);
    expect(words.field('aiSystems', 'inServiceOn')).toBe('In service since');
  });

  test('columns without a field in the form, other records, actions', () => {
    expect(words.field('aiSystems', 'archivedAt')).toBe('Archived');
    expect(words.field('organisation', 'scopeStatement')).toBe('Scope statement');
    expect(words.field('documentControls', 'approvedOn')).toBe('Approved on');
    expect(words.field('assessmentResults', 'finding')).toBe('Finding');
    expect(words.action('systems.import')).toBe('AI systems imported');
    expect(words.entity('documentControls')).toBe('Document control');
  });

  test('what a newer version wrote keeps its own name', () => {
    expect(words.action('risks.create')).toBe('risks.create');
    expect(words.entity('risks')).toBe('risks');
    expect(words.field('risks', 'likelihood')).toBe('likelihood');
  });
});

test('records are called by what tells them apart', () => {
  expect(words.record('aiSystems', { code: 'SYS-001', name: 'Triage' })).toBe('SYS-001 Triage');
  expect(words.record('assessmentResults', { code: 'ASM-002', nodeId: '6.1.2/3' })).toBe(
    'ASM-002 6.1.2/3 AI risk assessment',
  );
  expect(words.record('evidenceLinks', { evidenceId: 'EV-0001 Minutes {{x}}', targetId: '6.1.2' })).toBe(
    'EV-0001 Minutes {{x}}, which supports 6.1.2 AI risk assessment',
  );
  expect(words.record('evidenceRevisions', { evidenceId: 'EV-0001 Minutes', number: '2', fileName: 'a.pdf' })).toBe(
    '2 of EV-0001 Minutes: a.pdf',
  );
  expect(words.record('readinessWaivers', { ruleId: 'systems.ownerMissing', subjectLabel: '' })).toBe('No owner');
  expect(words.record('risks', { code: 'RSK-001', title: 'Bias' })).toBe('RSK-001 Bias');
});

describe('values', () => {
  test.each([
    ['aiSystems', 'scope', 'outOfScope', 'Out of scope'],
    ['aiSystems', 'lifecycleStage', '', ''],
    ['aiSystems', 'aiRoles', ['provider', 'customer'], 'Provider and Customer'],
    ['aiSystems', 'deploymentCountries', ['AT', 'CH', 'DE'], 'Austria, Switzerland and Germany'],
    ['aiSystems', 'suppliers', ['Acme, Inc.'], 'Acme, Inc.'],
    ['aiSystems', 'suppliers', [], ''],
    ['aiSystems', 'nextReviewOn', '2027-01-31', '31 Jan 2027'],
    ['aiSystems', 'name', 'Triage', 'Triage'],
    ['aiSystems', 'imported', { fields: { name: 'A' }, other: { Bureau: 'X', Topic: 'Y' } }, '2 columns'],
    ['aiSystems', 'imported', { fields: {}, other: {} }, ''],
    ['aiSystems', 'archivedAt', null, ''],
    ['organisation', 'country', 'FR', 'France'],
    ['organisation', 'targetCertificationOn', '2027-06-30', '30 Jun 2027'],
    ['assessmentResults', 'status', 'largelyMet', 'Largely met'],
    ['assessmentResults', 'nodeId', '6.1.2', '6.1.2 AI risk assessment'],
    ['documentControls', 'status', 'inReview', 'In review'],
    ['documentControls', 'documentKey', 'inventory', 'AI system inventory'],
    ['workspace', 'sample', true, 'Yes'],
    ['readinessWaivers', 'ruleId', 'systems.ownerMissing', 'No owner'],
    ['readinessWaivers', 'ruleId', 'systems.undreamtOf', 'systems.undreamtOf'],
    ['readinessWaivers', 'subjectEntity', 'aiSystems', 'AI system'],
    ['nodeConfirmations', 'verdict', 'objected', 'Objected'],
    ['nodeConfirmations', 'basis', [{ entity: 'aiSystems', id: 'i', label: 'SYS-003 A', digest: 'd' }], 'SYS-003 A'],
    ['nodeConfirmations', 'basis', [{ entity: 'organisation', id: 'i', label: '', digest: 'd' }], '1 record'],
    ['nodeStatements', 'nodeId', '6.1.2', '6.1.2 AI risk assessment'],
    ['aiSystems', 'scope', 'undreamtOf', 'undreamtOf'],
  ])('%s %s %j reads "%s"', (entity, field, value, expected) => {
    expect(words.value(entity, field, value)).toBe(expected);
  });

  test('a revision history reads line by line', () => {
    const revisions = [
      { version: '0.1', date: '2026-03-02', author: 'A', change: 'Draft' },
      { version: '1.0', date: '2026-10-12', author: 'A', change: 'First issue' },
    ];
    expect(words.value('documentControls', 'revisions', revisions)).toBe(
      '0.1 (2 Mar 2026): Draft\n1.0 (12 Oct 2026): First issue',
    );
  });
});

test("the certification body's deadlines have the labels of their form", () => {
  for (const key of CERTIFICATION_DEADLINE_KEYS) expect(words.field('organisation', key)).not.toBe(key);
  expect(words.value('organisation', 'minorClosureDays', 60)).toBe('60');
  expect(words.value('organisation', 'minorClosureDays', null)).toBe('');
});
