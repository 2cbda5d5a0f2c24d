import { describe, expect, test } from 'vitest';
import { buildCertificationStatus } from '#documents/issued/certification-status.ts';
import { buildClosingSummary } from '#documents/issued/closing-summary.ts';
import { buildGapAnalysis } from '#documents/issued/gap/report.ts';
import { buildInventory } from '#documents/issued/inventory.ts';
import { readinessAnnex, readinessSection } from '#documents/issued/readiness-section.ts';
import { buildRequirements } from '#documents/issued/requirements.ts';
import { controlItems, frameWords } from '#documents/model/cover.ts';
import { buildPackIndex } from '#documents/pack/index.ts';
import { emptyResult } from '#shared/entities/assessment.ts';
import type { Evidence } from '#shared/entities/evidence.ts';
import type { NodeFulfilment } from '#shared/rules/fulfilment/evaluate.ts';
import { checkReadiness } from '#shared/rules/readiness/check.ts';
import { READINESS_RULES } from '#shared/rules/readiness/registry.ts';
import { CLEAN, system } from '../../shared/readiness/facts.ts';
import { catalogue, makeControl, makeData, makeFacts, makeSystem, t } from '../fixture.ts';

const facts = makeFacts();
const words = (blocks: unknown) => JSON.stringify(blocks);
const ofVisit = (changes: object, more: object = {}) => {
  const assessment = { ...facts.visit.assessment, code: 'ASM-002', title: 'Second visit', ...changes };
  return makeData(makeFacts(undefined, { visit: { ...facts.visit, assessment }, ...more }));
};
const open = ofVisit({});
const closed = ofVisit({ closedOn: '2026-11-20' });
const RATED = [buildGapAnalysis, buildClosingSummary, buildRequirements];

describe('a document that tells of ratings', () => {
  test.each(RATED)('names its assessment by code and title on the cover and on every page', (build) => {
    const model = build(open, t);
    expect(frameWords(model, t).below).toContain('ASM-002 Second visit');
    expect(controlItems(model, t)).toContainEqual({ label: 'Assessment', value: 'ASM-002 Second visit' });
  });

  test.each([buildGapAnalysis, buildRequirements])(
    'says the day of its closing, and of an open one that it is open',
    (build) => {
      const told = words(build(closed, t).blocks);
      expect(told).toContain('closed on 2026-11-20');
      expect(told).not.toContain('until 2026-11-24');
      expect(words(build(open, t).blocks)).toContain('The assessment is still open');
    },
  );

  test('heads what was rated and what records show by two names, each explained', () => {
    expect(words(buildRequirements(closed, t).blocks)).toContain('Rated in ASM-002, closed on 2026-11-20');
    expect(words(buildRequirements(open, t).blocks)).toContain('"Rated in ASM-002"');
    expect(words(buildRequirements(open, t).blocks)).toContain('Nobody looked at it');
    const status = words(buildCertificationStatus(open, t).blocks);
    const index = words(buildPackIndex(facts, [makeControl('inventory')], [], t).blocks);
    for (const told of [status, index]) {
      expect(told).toContain('"header":"Shown by records"');
      expect(told).toContain('Records show it, and nothing that the check looks for is missing.');
      expect(told).not.toContain('"header":"State"');
    }
  });

  test('does not say of all what was done for some', () => {
    const some = words(buildGapAnalysis(open, t).blocks);
    expect(some).toContain('3 of the 70 requirements and controls were judged; at the other 67 nobody has looked yet.');
    expect(some).not.toContain('Each of the 70');
    const all = catalogue.nodes.map(({ id }) => ({ ...emptyResult(id), status: 'met' as const }));
    expect(words(buildGapAnalysis(ofVisit({}, { assessment: all }), t).blocks)).toContain('Each of the 70');
  });
});

describe('counts', () => {
  test('say what is not known as not known', () => {
    const systems = [1, 2, 3].map((number) => makeSystem(number, { personalData: number === 1 ? 'none' : '' }));
    expect(words(buildInventory(makeData(makeFacts(systems)), t).blocks)).toContain(
      'With personal data (2 not recorded)',
    );
    const known = [makeSystem(1, { personalData: 'none' })];
    expect(words(buildInventory(makeData(makeFacts(known)), t).blocks)).not.toContain('not recorded)');
  });

  test('of records that a table cuts off stand with all of them in an annex', () => {
    const systems = Array.from({ length: 1200 }, (_, index) => system(index, { code: `SYS-${index}`, owner: '' }));
    const readiness = checkReadiness({ ...CLEAN, systems }, READINESS_RULES, []);
    const data = makeData(makeFacts([], { readiness }));
    const section = words(readinessSection(data, t));
    expect(section).toContain('1,197 more');
    expect(section).toContain('named in the annex');
    const annex = words(readinessAnnex(data, t));
    for (const code of ['SYS-0,', 'SYS-600,', 'SYS-1199']) expect(annex).toContain(code);
  });
});

const AT = '2026-11-02T09:00:00.000Z';
const none = { ruleVersion: 0, shows: [], missing: [], statement: null, decision: null } as const;
const decided = { by: 'Grace Hopper', at: AT, moved: false, movedRefs: [] } as const;
const moved = { moved: true, movedRefs: [{ entity: 'aiSystems', id: 's', label: 'SYS-003 Triage' }] } as const;
const SAID: readonly NodeFulfilment[] = [
  {
    ...none,
    nodeId: '5.1',
    state: 'stated',
    statement: { text: 'Decided by the board.', by: 'Eva', at: AT, ruleVersion: 0, review: false, movedRefs: [] },
  },
  { ...none, nodeId: '4.3', state: 'shown', decision: { ...decided, verdict: 'confirmed', reason: 'Seen.' } },
  { ...none, nodeId: '5.3', state: 'shown', decision: { ...decided, verdict: 'confirmed', reason: '', ...moved } },
  {
    ...none,
    nodeId: '7.5.2',
    state: 'begun',
    decision: { ...decided, verdict: 'objected', reason: 'No list of copies.' },
  },
];

describe('what people say', () => {
  const evidence: Evidence[] = [
    {
      ...{
        id: 'e1',
        code: 'EV-0001',
        kind: 'link' as const,
        title: 'Minutes',
        description: '',
        source: '',
        location: '',
      },
      ...{
        collectedBy: '',
        collectedOn: '',
        periodFrom: '',
        periodTo: '',
        validUntil: '',
        classification: '' as const,
      },
      ...{ revisions: [], links: [{ target: 'node' as const, targetId: '5.1' }] },
    },
  ];
  const said = makeFacts(undefined, { said: SAID, evidence });

  test.each([
    ['the certification status', buildCertificationStatus(makeData(said), t).blocks],
    ['the index of the pack', buildPackIndex(said, [makeControl('inventory')], [], t).blocks],
  ])('stands in %s with name, day, evidence and reason, and is counted', (_where, blocks) => {
    const told = words(blocks);
    expect(told).toContain('1 stated, 0 to be looked at again, 1 confirmed, 1 confirmations lapsed, 1 objections');
    expect(told).toContain(words(['Decided by the board.', 'Eva, 2026-11-02', 'EV-0001']).slice(1, -1));
    expect(told).toContain(
      words([{ status: 'Confirmed', tone: 'ok' }, 'Grace Hopper, 2026-11-02', 'Seen.']).slice(1, -1),
    );
    expect(told).toContain('Confirmation lapsed');
    expect(told).toContain('Changed since: SYS-003 Triage');
    expect(told).toContain(
      words([{ status: 'Objected', tone: 'problem' }, 'Grace Hopper, 2026-11-02', 'No list of copies.']).slice(1, -1),
    );
  });
});
