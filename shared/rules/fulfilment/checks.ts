import { approvalRemark, isApprovedOn } from '../../entities/approval.ts';
import { isExpired } from '../../entities/evidence.ts';
import type { InterviewRole } from '../../entities/interview-roles.ts';
import type { Organisation } from '../../entities/organisation.ts';
import { lastOf, onceEach } from '../../values/once-each.ts';
import { inScope, type SystemFacts, type SystemField, type Systems } from '../system-facts.ts';
import {
  type Check,
  type EvidenceFacts,
  type FulfilmentFacts,
  type Gap,
  NAMED_REFS,
  type Place,
  type Reads,
  type Ref,
  type RefEntity,
  type Shown,
} from './rule.ts';

/** What is linked to the requirement itself: evidence that counts on the day, and actions. Looked at for every node. */
export const linkedRecords: Check = {
  look({ evidence, actions, asOf }, nodeId) {
    const pieces = evidence.get(nodeId) ?? [];
    const planned = actions.get(nodeId) ?? [];
    const of = (status: string) => planned.filter((action) => action.status === status);
    return {
      shows: [
        ...shownBy('evidence', validOf(pieces, asOf).map(refTo('evidence'))),
        ...shownBy('actionsDone', of('done').map(refTo('actions'))),
      ],
      missing: [
        ...lacking('evidenceExpired', pieces.filter((piece) => isExpired(piece, asOf)).map(refTo('evidence'))),
        ...lacking(UNDER_WAY, of('inProgress').map(refTo('actions'))),
        ...lacking('actionsOpen', of('open').map(refTo('actions'))),
      ],
    };
  },
  reads: ({ evidence, actions }, nodeId) => [
    evidenceReads(evidence.get(nodeId)),
    { entity: 'actions', ids: (actions.get(nodeId) ?? []).map(({ id }) => id), fields: ['status'] },
  ],
};

/** Key of the gap that somebody already works on. */
export const UNDER_WAY = 'actionsUnderWay';

/** Asks for at least one piece of evidence that counts on the day. */
export const evidenceAsked: Check = {
  look: (facts, nodeId) => ({
    shows: [],
    missing: hasEvidence(facts, nodeId) ? [] : [{ key: 'evidence', params: {}, refs: [], place: 'here' }],
  }),
  reads: () => [],
};

export function hasEvidence({ evidence, asOf }: FulfilmentFacts, nodeId: string): boolean {
  return validOf(evidence.get(nodeId) ?? [], asOf).length > 0;
}

/** Fields of the organisation's profile that have to say something. */
export function profile(...fields: readonly (keyof Organisation)[]): Check {
  const ref = (field: keyof Organisation): Ref => ({ entity: 'organisation', id: field, label: '' });
  return {
    look({ organisation }) {
      const filled = fields.filter((field) => says(organisation[field]));
      const empty = fields.filter((field) => !says(organisation[field]));
      return { shows: shownBy('profile', filled.map(ref)), missing: lacking('profile', empty.map(ref)) };
    },
    reads: () => [{ entity: 'organisation', ids: fields, fields: [] }],
  };
}

/** At least one AI system is covered by the AIMS. */
export const someInScope: Check = {
  look(facts) {
    const count = inScope(facts).length;
    if (count > 0) return { shows: shownBy('inScope', [], count), missing: [] };
    const key = facts.systems.length === 0 ? 'noSystems' : 'noneInScope';
    return { shows: [], missing: [{ key, params: {}, refs: [], place: 'systems' }] };
  },
  reads: (facts) => [{ entity: 'aiSystems', ids: inScope(facts).map(({ id }) => id), fields: ['scope'] }],
};

type SystemsAsked = {
  /** Under `fulfilment:shows.systems` and `fulfilment:missing.systems` in the locales. */
  readonly key: string;
  /** All systems that are not archived; those in scope where left out. */
  readonly ofAll?: boolean;
  /** Which of them are asked; all where left out. */
  readonly among?: (system: SystemFacts) => boolean;
  readonly fields: readonly SystemField[];
  readonly holds: (system: SystemFacts, asOf: string) => boolean;
};

/** What the record of every system has to say; nothing where there is none. */
export function everySystem({ key, ofAll = false, among, fields, holds }: SystemsAsked): Check {
  const asked = (some: Systems) => {
    const all = ofAll ? some.systems : inScope(some);
    return among === undefined ? all : all.filter(among);
  };
  const lookAt = (part: Systems, asOf: string) => {
    const all = asked(part);
    const missing = all.filter((system) => !holds(system, asOf));
    return { total: all.length, open: missing.length, named: first(missing).map(systemRef) };
  };
  // A part is asked again only once a system in it is another.
  const ofDay = onceEach((_part: Systems) => lastOf<ReturnType<typeof lookAt>>());
  return {
    look({ parts, asOf }) {
      const looks = parts.map((part) => ofDay(part)(asOf, () => lookAt(part, asOf)));
      const total = looks.reduce((sum, look) => sum + look.total, 0);
      const open = looks.reduce((sum, look) => sum + look.open, 0);
      const count = total - open;
      return {
        shows: count === 0 ? [] : [{ key: `systems.${key}`, params: { count, total }, refs: [] }],
        missing: lacking(
          `systems.${key}`,
          looks.flatMap(({ named }) => named),
          open,
        ),
      };
    },
    reads: (facts) => [{ entity: 'aiSystems', ids: asked(facts).map(({ id }) => id), fields }],
  };
}

/** Fields of which each says something. */
export function filled(...fields: readonly SystemField[]): Pick<SystemsAsked, 'fields' | 'holds'> {
  return { fields, holds: (system) => fields.every((field) => says(system[field])) };
}

/**
 * A document of this product, or all of them, is approved, and says by whom and when. One that changed since, or whose
 * approval is still to come, is not.
 */
export function documentsApproved(only?: string): Check {
  const asked = ({ documents }: FulfilmentFacts) =>
    documents.filter(({ documentKey }) => only === undefined || documentKey === only);
  const ref = ({ documentKey, identifier }: FulfilmentFacts['documents'][number]): Ref => {
    return { entity: 'documentControls', id: documentKey, label: identifier };
  };
  return {
    look(facts) {
      const all = asked(facts);
      const remarked = (remark: string) => all.filter((control) => approvalRemark(control, facts.asOf) === remark);
      const approved = all.filter((control) => isApprovedOn(control, facts.asOf));
      const drafts = all.filter(({ status }) => status !== 'approved');
      const nameless = approved.filter(({ approver, approvedOn }) => approver.trim() === '' || approvedOn === '');
      return {
        shows: shownBy('documents', approved.map(ref)),
        missing: [
          ...lacking('documents', drafts.map(ref)),
          ...lacking('documentsChanged', remarked('changed').map(ref)),
          ...lacking('documentsUnbound', remarked('unbound').map(ref)),
          ...lacking('documentsFuture', remarked('future').map(ref)),
          ...lacking('approver', nameless.map(ref)),
        ],
      };
    },
    reads: (facts) => [
      {
        entity: 'documentControls',
        ids: asked(facts).map(({ documentKey }) => documentKey),
        fields: ['version', 'status', 'approver', 'approvedOn'],
      },
    ],
  };
}

/** Somebody of the role was talked to. */
export function interviewed(role: InterviewRole): Check {
  const held = ({ interviews }: FulfilmentFacts) => interviews.filter(({ roles }) => roles.includes(role));
  return {
    look: (facts) => ({ shows: shownBy('interviews', held(facts).map(refTo('interviews'))), missing: [] }),
    reads: (facts) => [{ entity: 'interviews', ids: held(facts).map(({ id }) => id), fields: ['held', 'minutes'] }],
  };
}

/** A file or a link is held for every clause that wants something written. */
export const documentedHeld: Check = {
  look(facts, nodeId) {
    const asked = documentedClauses(facts, nodeId);
    const holds = (id: string) =>
      validOf(facts.evidence.get(id) ?? [], facts.asOf).some(({ kind }) => kind === 'file' || kind === 'link');
    const held = asked.filter(holds);
    const open = asked.filter((id) => !holds(id)).map((id): Ref => ({ entity: 'nodes', id, label: id }));
    return {
      shows:
        held.length === 0 ? [] : [{ key: 'documented', params: { count: held.length, total: asked.length }, refs: [] }],
      missing: lacking('documented', open),
    };
  },
  reads: (facts, nodeId) => documentedClauses(facts, nodeId).map((id) => evidenceReads(facts.evidence.get(id))),
};

function documentedClauses({ nodes }: FulfilmentFacts, except: string): string[] {
  return nodes
    .filter(({ id, kind, documented }) => kind === 'clause' && documented && id !== except)
    .map(({ id }) => id);
}

function evidenceReads(pieces: readonly EvidenceFacts[] = []): Reads {
  return { entity: 'evidence', ids: pieces.map(({ id }) => id), fields: ['kind', 'title', 'location', 'validUntil'] };
}

function validOf(pieces: readonly EvidenceFacts[], asOf: string): readonly EvidenceFacts[] {
  return pieces.filter((piece) => !isExpired(piece, asOf));
}

function shownBy(key: string, refs: readonly Ref[], count = refs.length): Shown[] {
  return count === 0 ? [] : [{ key, params: { count }, refs: first(refs) }];
}

function lacking(key: string, refs: readonly Ref[], count = refs.length): Gap[] {
  const [one] = refs;
  return one === undefined ? [] : [{ key, params: { count }, refs: first(refs), place: PLACE_OF[one.entity] }];
}

const PLACE_OF: Readonly<Record<RefEntity, Place>> = {
  organisation: 'organisation',
  aiSystems: 'systems',
  documentControls: 'documents',
  evidence: 'evidence',
  actions: 'here',
  interviews: 'here',
  nodes: 'evidence',
};

function first<T>(list: readonly T[]): readonly T[] {
  return list.length > NAMED_REFS ? list.slice(0, NAMED_REFS) : list;
}

function refTo(entity: RefEntity) {
  return ({ id, code, title }: { readonly id: string; readonly code: string; readonly title: string }): Ref => {
    return { entity, id, label: `${code} ${title}`.trim() };
  };
}

function systemRef({ id, code, name }: SystemFacts): Ref {
  return { entity: 'aiSystems', id, label: `${code} ${name}` };
}

function says(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' ? value.trim() !== '' : value !== null;
}
