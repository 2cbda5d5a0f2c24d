import type { AiSystem, AiSystemField, AiSystemFields } from '../entities/ai-system.ts';
import { onceEach } from '../values/once-each.ts';

export type SystemField = AiSystemField;
/** A system as rules see it: of a long text its first character, since they ask only whether it says something. */
export type SystemFacts = Readonly<AiSystemFields & Pick<AiSystem, 'id' | 'code'>>;

/** Some systems or all of them, in the order of their codes. */
export type Systems = {
  /** Those that are not archived. */
  readonly systems: readonly SystemFacts[];
  readonly archivedSystems: readonly SystemFacts[];
};
/** All of them, and the same in parts: a part stays the same object as long as no system in it is another. */
export type AllSystems = Systems & { readonly parts: readonly Systems[] };

export function allSystems(parts: readonly Systems[]): AllSystems {
  return {
    systems: parts.flatMap(({ systems }) => systems),
    archivedSystems: parts.flatMap(({ archivedSystems }) => archivedSystems),
    parts,
  };
}

/** Those that the AIMS covers. */
export function inScope({ systems }: Pick<Systems, 'systems'>): readonly SystemFacts[] {
  return inScopeOf(systems);
}

/** Built or adapted by the organisation itself; a mixed origin has a part of its own. */
export function isDeveloped({ modelSource, aiRoles }: SystemFacts): boolean {
  return modelSource === 'inHouse' || modelSource === 'mixed' || aiRoles.includes('producer');
}

/** What is bought, used as a service or taken as an open model has somebody behind it who supplies it (A.10.3). */
const FROM_OUTSIDE: readonly SystemFacts['modelSource'][] = ['purchased', 'thirdPartyService', 'openSource', 'mixed'];

export function isFromOutside({ modelSource }: SystemFacts): boolean {
  return FROM_OUTSIDE.includes(modelSource);
}

/** Many rules ask for them. */
const inScopeOf = onceEach((systems: readonly SystemFacts[]) => systems.filter(({ scope }) => scope === 'inScope'));
