import { eq } from 'drizzle-orm';
import { readDb, type WorkspaceFile } from '#db/file/open.ts';
import { type WriteDb, writeChange } from '#db/records/write.ts';
import { nodeConfirmations, nodeStatements } from '#db/schema/fulfilment.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';
import { FULFILMENT_READS } from '#shared/contract/domains/fulfilment.ts';
import { AppError } from '#shared/contract/errors.ts';
import { hasEvidence } from '#shared/rules/fulfilment/checks.ts';
import {
  evaluateFulfilment,
  evaluateNode,
  fulfilmentRule,
  type NodeFulfilment,
} from '#shared/rules/fulfilment/evaluate.ts';
import { FULFILMENT_RULES } from '#shared/rules/fulfilment/registry.ts';
import {
  type Decision,
  type FulfilmentFacts,
  type FulfilmentRule,
  type FulfilmentState,
  NO_RULE,
  type Statement,
} from '#shared/rules/fulfilment/rule.ts';
import { onceEach } from '#shared/values/once-each.ts';
import { actorOf } from '../../actor.ts';
import { type Core, openWorkspaceOf, todayUtc } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { derived } from '../../reading/derived.ts';
import { basisReader, movedSince } from './fulfilment-basis.ts';
import { readRecordFacts } from './fulfilment-facts.ts';
import { movedEvidence } from './statement-basis.ts';

export const fulfilmentHandlers: HandlersFor<
  'fulfilment.list' | 'fulfilment.decide' | 'fulfilment.withdraw' | 'fulfilment.state' | 'fulfilment.retract'
> = {
  'fulfilment.list': (core, { nodeIds }) => {
    const facts = factsToday(core);
    return (nodeIds === undefined ? FULFILMENT_RULES : nodeIds.map(findRule)).map((rule) => evaluateNode(facts, rule));
  },
  'fulfilment.decide': (core, { nodeId, verdict, reason, by }) => {
    const file = openWorkspaceOf(core);
    const rule = findRule(nodeId);
    if (verdict === 'objected' && reason === '') throw new AppError('objectionReasonMissing', { node: nodeId });
    const facts = factsToday(core);
    const { state } = evaluateNode({ ...facts, decisions: new Map() }, rule);
    if (verdict === 'confirmed' && state !== 'shown') throw new AppError('notShown', { node: nodeId });
    const record = {
      ...{ nodeId, verdict, reason, ruleVersion: rule.version },
      ...{ decidedBy: by ?? actorOf(core), decidedAt: core.environment.now().toISOString() },
      ...basisReader(file, facts)(rule),
    };
    return write(core, 'decide', (db) => {
      const stored = findDecision(file, nodeId);
      if (stored === undefined) db.insert('nodeConfirmations', record);
      else db.update('nodeConfirmations', stored.id, record);
    });
  },
  'fulfilment.withdraw': (core, { nodeId }) => {
    const stored = findDecision(openWorkspaceOf(core), nodeId);
    if (stored === undefined) throw new AppError('recordMissing', { id: nodeId });
    return write(core, 'withdraw', (db) => db.remove('nodeConfirmations', stored.id));
  },
  'fulfilment.state': (core, { nodeId, text, by }) => {
    const file = openWorkspaceOf(core);
    const rule = findRule(nodeId);
    if (rule.version !== NO_RULE) throw new AppError('statementNotTaken', { node: nodeId });
    const facts = factsToday(core);
    if (!hasEvidence(facts, nodeId)) throw new AppError('statementWithoutEvidence', { node: nodeId });
    const record = {
      ...{ nodeId, text, statedBy: by ?? actorOf(core) },
      ...{ statedAt: core.environment.now().toISOString(), ruleVersion: rule.version },
    };
    return write(core, 'state', (db) => {
      const stored = findStatement(file, nodeId);
      if (stored === undefined) db.insert('nodeStatements', record);
      else db.update('nodeStatements', stored.id, record);
    });
  },
  'fulfilment.retract': (core, { nodeId }) => {
    const stored = findStatement(openWorkspaceOf(core), nodeId);
    if (stored === undefined) throw new AppError('recordMissing', { id: nodeId });
    return write(core, 'retract', (db) => db.remove('nodeStatements', stored.id));
  },
};

/** How far each requirement is brought about on a day, `YYYY-MM-DD`; today's where none is named. */
export function readFulfilment(
  core: Core,
  asOf = todayUtc(core),
  documents = core.controls(core, asOf),
): NodeFulfilment[] {
  return evaluateFulfilment(readFulfilmentFacts(openWorkspaceOf(core), core.catalogue.nodes, asOf, documents));
}

function factsToday(core: Core): FulfilmentFacts {
  const day = todayUtc(core);
  return readFulfilmentFacts(openWorkspaceOf(core), core.catalogue.nodes, day, core.controls(core, day));
}

/** The states alone, by requirement. */
export function readStates(
  core: Core,
  asOf = todayUtc(core),
  documents?: FulfilmentFacts['documents'],
): Map<string, FulfilmentState> {
  return new Map(readFulfilment(core, asOf, documents).map(({ nodeId, state }) => [nodeId, state]));
}

/** Everything that the rules look at, as it is in the file. */
export function readFulfilmentFacts(
  file: WorkspaceFile,
  nodes: readonly Pick<CatalogueNode, 'id' | 'kind' | 'documented'>[],
  asOf: string,
  documents: FulfilmentFacts['documents'],
): FulfilmentFacts {
  const people = { statements: statementFacts(file), decisions: new Map() };
  const facts = { ...readRecordFacts(file), documents, nodes, asOf, ...people };
  return { ...facts, decisions: decisionFacts(nodes)(file) };
}

type Nodes = FulfilmentFacts['nodes'];

const statementFacts = derived(['nodeStatements', 'evidence', 'evidenceLinks', 'evidenceRevisions'], readStatements);
/** What decisions rest on does not depend on the day. */
const decisionFacts = onceEach((nodes: Nodes) =>
  derived(FULFILMENT_READS, (file) => {
    const facts = { ...readRecordFacts(file), nodes, asOf: '', statements: new Map(), decisions: new Map() };
    return readDecisions(file, facts);
  }),
);

function readStatements(file: WorkspaceFile): Map<string, Statement> {
  const rows = readDb(file).select().from(nodeStatements).all();
  return new Map(
    rows.map(({ id, nodeId, text, statedBy, statedAt, ruleVersion }) => {
      const movedRefs = movedEvidence(file, id, nodeId);
      return [nodeId, { text, by: statedBy, at: statedAt, ruleVersion, movedRefs }];
    }),
  );
}

function readDecisions(file: WorkspaceFile, facts: FulfilmentFacts): Map<string, Decision> {
  const basisOf = basisReader(file, facts);
  const decisions = new Map<string, Decision>();
  for (const row of readDb(file).select().from(nodeConfirmations).all()) {
    const { nodeId, verdict, reason, decidedBy, decidedAt } = row;
    const rule = fulfilmentRule(nodeId);
    // Of a requirement that a newer catalogue left out.
    if (rule === undefined) continue;
    const moves = movedSince(row, rule.version, basisOf(rule));
    decisions.set(nodeId, { verdict, reason, by: decidedBy, at: decidedAt, ...moves });
  }
  return decisions;
}

function findDecision(file: WorkspaceFile, nodeId: string) {
  const { id } = nodeConfirmations;
  return readDb(file).select({ id }).from(nodeConfirmations).where(eq(nodeConfirmations.nodeId, nodeId)).get();
}

function findStatement(file: WorkspaceFile, nodeId: string) {
  const { id } = nodeStatements;
  return readDb(file).select({ id }).from(nodeStatements).where(eq(nodeStatements.nodeId, nodeId)).get();
}

/** @throws AppError nodeUnknown */
function findRule(nodeId: string): FulfilmentRule {
  const rule = fulfilmentRule(nodeId);
  if (rule === undefined) throw new AppError('nodeUnknown', { node: nodeId });
  return rule;
}

function write(core: Core, action: string, work: (db: WriteDb) => unknown) {
  const header = { actor: actorOf(core), action: `fulfilment.${action}` };
  const { changeId } = writeChange(openWorkspaceOf(core), header, work);
  return { changeId };
}
