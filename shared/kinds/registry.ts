import { interview } from './assessments/interview.ts';
import type { Field, Kind } from './define.ts';
import { action } from './improvement/action.ts';

/** Every kind by the first half of its routes, which is also the namespace of its words. */
export const kinds = { actions: action, interviews: interview } as const;
export type Kinds = typeof kinds;
export type KindName = keyof Kinds;

export const KIND_NAMES: readonly KindName[] = Object.keys(kinds).filter((name) => isKindName(name));

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}

const byEntity = new Map<string, { readonly name: KindName; readonly kind: Kind }>(
  KIND_NAMES.map((name) => [kinds[name].entity, { name, kind: kinds[name] }]),
);

/** The kind whose records the trail keeps under this name; undefined for what no kind declares. */
export function kindOf(entity: string): { readonly name: KindName; readonly kind: Kind } | undefined {
  return byEntity.get(entity);
}

/** A field of a kind, its own ones included. */
export function fieldOf(entity: string, field: string): Field | undefined {
  const kind = kindOf(entity)?.kind;
  return kind?.fields[field] ?? kind?.own[field];
}
