import { describe, expect, test } from 'vitest';
import { buildGapAnalysis } from '#documents/issued/gap/report.ts';
import { opinionOf } from '#documents/issued/gap/verdict.ts';
import { plainOf } from '#documents/render/characters.ts';
import type { AssessmentStatus } from '#shared/entities/assessment.ts';
import { assessedData } from '../assessed.ts';
import { catalogue, t } from '../fixture.ts';

const { nodes } = catalogue;
const of = (statuses: Readonly<Record<string, AssessmentStatus>>, rest: AssessmentStatus = 'met', acted = true) =>
  opinionOf(
    nodes,
    (id) => statuses[id] ?? rest,
    () => acted,
  );
const heaviest = (opinion: ReturnType<typeof of>) => opinion.reasons.map(({ weakness }) => weakness);

describe('the opinion', () => {
  test('is that the organisation is ready where nothing that counts is missing', () => {
    expect(of({})).toEqual({ verdict: 'ready', reasons: [] });
    expect(of({ 'A.2.2': 'notMet', '5.1': 'partlyMet', '5.2': 'largelyMet' }).verdict).toBe('ready');
  });

  test('is none where a requirement was not assessed, and that it is not where one is not met', () => {
    expect(of({ '4.1': 'notAssessed' }).verdict).toBe('open');
    expect(of({ '4.1': 'notMet', '4.2': 'notAssessed' }).verdict).toBe('notReady');
    expect(of({ '5.2': 'partlyMet' }).verdict).toBe('notReady');
  });

  test('names the three heaviest reasons with all that they are about', () => {
    const opinion = of({ '4.1': 'notMet', '4.2': 'notMet', '5.2': 'partlyMet' }, 'notAssessed', false);
    expect(heaviest(opinion)).toEqual(['clausesNotMet', 'notWritten', 'clausesOpen']);
    expect(opinion.reasons[0]?.ids).toEqual(['4.1', '4.2']);
    expect(heaviest(of({ 'A.2.2': 'notMet' }, 'met', false))).toEqual(['controlsNotMet', 'withoutAction']);
  });
});

describe('the report on a gap analysis', () => {
  const model = buildGapAnalysis(assessedData(), t);
  const words = JSON.stringify(model.blocks);

  test('opens with it, its reasons, and who must do what until when', () => {
    expect(model.blocks.slice(0, 6).map(({ kind }) => kind)).toEqual([
      ...['heading', 'note', 'heading', 'list', 'heading', 'table'],
    ]);
    expect(JSON.stringify(model.blocks[1])).toContain('Not ready for Stage 1');
    const next = model.blocks[5];
    const rows = next?.kind === 'table' ? next.rows : [];
    expect(rows).toHaveLength(7);
    for (const [who, what, , until] of rows) {
      expect(who === 'Eva Größe' || who === 'Not recorded').toBe(true);
      expect(what).toMatch(/^ACT-\d{3} Do /);
      expect(until).toMatch(/^(2026-12-\d\d|Not recorded)$/);
    }
    expect(words).toContain('more open actions stand in the remediation plan');
  });

  test('lists every gap without an action, and none with one', () => {
    const data = assessedData();
    const acted = new Set(data.actions.map(({ nodeId }) => nodeId));
    const at = model.blocks.findIndex((block) => block.kind === 'heading' && block.text === 'Gaps without an action');
    const list = model.blocks[at + 1];
    const listed = list?.kind === 'list' ? list.items.map((item) => plainOf(item).split(' ')[0]) : [];
    const gaps = data.assessment
      .filter(({ element, status }) => element === 0 && ['notMet', 'partlyMet', 'largelyMet'].includes(status))
      .map(({ nodeId }) => nodeId);
    expect(new Set(listed)).toEqual(new Set(gaps.filter((id) => !acted.has(id))));
    expect(listed.length).toBeGreaterThan(3);
  });

  test('claims nothing of assessor, independence and distribution that no record says', () => {
    const said = model.blocks.flatMap((block) => (block.kind === 'keyValues' ? block.items : []));
    for (const label of ['Lead assessor', 'Independence', 'Distribution']) {
      expect(said.find((item) => item.label === label)?.value).toBe('Not recorded');
    }
    const { visit } = assessedData();
    const assessment = { ...visit.assessment, leadAssessor: 'Grace Hopper' };
    const named = buildGapAnalysis(assessedData({ visit: { ...visit, assessment } }), t);
    expect(JSON.stringify(named.blocks).match(/Grace Hopper/g)).toHaveLength(1);
  });
});
