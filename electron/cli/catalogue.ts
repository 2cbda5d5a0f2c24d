import fs from 'node:fs';
import path from 'node:path';
import { type AiActTexts, aiActSchema, aiActTexts } from '#shared/catalogue/ai-act.ts';
import { type Catalogue, type CatalogueNode, parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { type Crosswalk, type CrosswalkTexts, crosswalkSchema, crosswalkTexts } from '#shared/catalogue/crosswalk.ts';
import type { NodeGuidance } from '#shared/catalogue/guidance.ts';
import { isOutdated, knownAsOf, MONTHS_KNOWN } from '#shared/catalogue/known-as-of.ts';
import { AppError } from '#shared/contract/errors.ts';
import { STEPS } from '#shared/steps/steps.ts';
import { loadGuidance } from '../core/resources/catalogue.ts';
import type { Translate } from './session.ts';

/** The standard as data, read whole: for a look at it, and for other programs. */
export type WholeCatalogue = {
  readonly catalogue: Catalogue;
  readonly guidance: Readonly<Record<string, NodeGuidance>>;
  readonly crosswalks: readonly (Crosswalk & { readonly texts: CrosswalkTexts })[];
  readonly duties: AiActTexts['duties'];
  /** From when each duty of the EU AI Act applies, by its reference. */
  readonly dutyDates: Readonly<Record<string, readonly string[]>>;
  /** Of which day each duty is known, by its reference. */
  readonly dutiesKnownAsOf: Readonly<Record<string, string>>;
};

export function readCatalogue(folder: string): WholeCatalogue {
  const read = (...names: string[]) => JSON.parse(fs.readFileSync(path.join(folder, ...names), 'utf8')) as unknown;
  const list = (...names: string[]) => fs.readdirSync(path.join(folder, ...names)).filter((n) => n.endsWith('.json'));
  const act = aiActSchema.parse(read('reference', 'ai-act.json'));
  const dates = new Map(act.dates.map(({ id, date }) => [id, date]));
  return {
    catalogue: parseCatalogue(read('iso42001.json')),
    guidance: loadGuidance(folder),
    crosswalks: list('crosswalks').map((name) => ({
      ...crosswalkSchema.parse(read('crosswalks', name)),
      texts: crosswalkTexts.parse(read('crosswalks', 'en', name)),
    })),
    duties: aiActTexts.parse(read('reference', 'en', 'ai-act.json')).duties,
    dutyDates: Object.fromEntries(act.duties.map((duty) => [duty.ref, duty.dates.map((id) => dates.get(id) ?? id)])),
    dutiesKnownAsOf: Object.fromEntries(act.duties.map((duty) => [duty.ref, knownAsOf(act, duty)])),
  };
}

/** What the catalogue holds, in numbers. */
export function summariseCatalogue({ catalogue, guidance, crosswalks, duties }: WholeCatalogue) {
  const texts = Object.values(guidance);
  const sum = (of: (text: NodeGuidance) => number) => texts.reduce((total, text) => total + of(text), 0);
  const nodes = (kind: CatalogueNode['kind']) => catalogue.nodes.filter((node) => node.kind === kind).length;
  return {
    standard: catalogue.standard,
    version: catalogue.version,
    compiled: catalogue.compiled,
    nodes: catalogue.nodes.length,
    clauses: nodes('clause'),
    clauseGroups: catalogue.groups.filter(({ parent }) => parent === null).length,
    controls: nodes('control'),
    objectives: catalogue.objectives.length,
    areas: Object.fromEntries(
      catalogue.areas.map(({ id }) => [id, catalogue.nodes.filter((node) => node.group === id).length]),
    ),
    elements: sum((text) => text.elements.length),
    questions: sum((text) => text.questions.length),
    evidenceExamples: sum((text) => text.evidence.length),
    typicalFindings: sum((text) => text.findings.length),
    requiredDocuments: catalogue.requiredDocuments.length,
    aiActDuties: Object.keys(duties).length,
    crosswalks: Object.fromEntries(
      crosswalks.map(({ framework, knownAsOf: known, items, rows, texts: { unmapped } }) => {
        const counts = { knownAsOf: known, items: items.length, rows: rows.length };
        const without = Object.keys(unmapped).length;
        return [framework, { ...counts, nodesMapped: catalogue.nodes.length - without, nodesWithout: without }];
      }),
    ),
  };
}

/** One node whole: structure, guidance, step, and where it meets the other frameworks. @throws AppError nodeUnknown */
export function describeNode(whole: WholeCatalogue, nodeId: string) {
  const { catalogue, guidance, crosswalks, duties, dutyDates, dutiesKnownAsOf } = whole;
  const node = catalogue.nodes.find(({ id }) => id === nodeId);
  if (node === undefined) throw new AppError('nodeUnknown', { node: nodeId });
  return {
    ...node,
    objectiveText: catalogue.objectives.find(({ id }) => id === node.objective)?.objective ?? null,
    step: STEPS.find(({ nodes }) => nodes.includes(nodeId))?.id ?? null,
    requiredDocuments: catalogue.requiredDocuments
      .filter(({ clause }) => clause === nodeId)
      .map(({ document, kind }) => ({ document, kind })),
    guidance: guidance[nodeId],
    crosswalks: Object.fromEntries(
      crosswalks.map(({ framework, knownAsOf: known, rows, texts }) => [
        framework,
        {
          knownAsOf: known,
          rows: rows
            .filter((row) => row.node === nodeId)
            .map(({ node: _node, ...row }) => ({
              ...row,
              title: texts.titles[row.ref],
              ...(framework === 'euAiAct' && {
                ...duties[row.ref],
                appliesFrom: dutyDates[row.ref],
                knownAsOf: dutiesKnownAsOf[row.ref],
              }),
            })),
          without: texts.unmapped[nodeId] ?? null,
        },
      ]),
    ),
  };
}

/** @param today calendar date, by which knowledge is too old */
export function printCatalogue(t: Translate, summary: ReturnType<typeof summariseCatalogue>, today: string): string {
  const { crosswalks, areas } = summary;
  const counts = Object.entries(areas).map(([id, count]) => `${id}: ${count}`);
  return [
    t('catalogue.head', { standard: summary.standard, version: summary.version, compiled: summary.compiled }),
    t('catalogue.nodes', summary as never),
    t('catalogue.areas', { areas: counts.join(', ') }),
    t('catalogue.texts', summary as never),
    ...Object.entries(crosswalks).flatMap(([framework, numbers]) => [
      t('catalogue.crosswalk', { name: t(`crosswalks:frameworks.${framework}`), ...numbers }),
      `  ${knownSince(t, framework, numbers.knownAsOf, today)}`,
    ]),
  ].join('\n');
}

/** @param today calendar date, by which knowledge is too old */
export function printNode(t: Translate, node: ReturnType<typeof describeNode>, today: string): string {
  const { guidance, crosswalks } = node;
  const roleNames = (roles: readonly string[]) => roles.map((role) => t(`steps:interviewRoles.${role}`)).join(', ');
  const items = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', t(`catalogue.${title}`), ...lines.map((line) => `  - ${line}`)];
  return [
    `${node.id} ${node.title}`,
    guidance?.explanation ?? '',
    ...items('asked', guidance?.elements ?? []),
    ...items('questions', guidance?.questions.map(({ ask, roles }) => `${ask} (${roleNames(roles)})`) ?? []),
    ...items('evidence', guidance?.evidence ?? []),
    ...items('findings', guidance?.findings ?? []),
    ...Object.entries(crosswalks).flatMap(([framework, { knownAsOf: known, rows, without }]) => [
      '',
      t(`crosswalk:forFramework.${framework}`),
      ...rows.map(({ ref, title, relation }) => `  - ${ref} ${title ?? ''} (${t(`crosswalk:relation.${relation}`)})`),
      ...(without === null ? [] : [`  - ${without}`]),
      `  ${knownSince(t, framework, known, today)}`,
    ]),
  ].join('\n');
}

/** Of which day that is known, and a warning where it is too long ago. */
function knownSince(t: Translate, framework: string, known: string, today: string): string {
  const about = framework === 'euAiAct' ? 'law' : 'standards';
  const text = `${t('crosswalk:knownAsOf', { date: known })}.`;
  return isOutdated(known, today) ? `${text} ${t(`crosswalk:outdated.${about}`, { count: MONTHS_KNOWN })}` : text;
}
