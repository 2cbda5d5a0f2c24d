import { interview } from './assessments/interview.ts';
import type { Kind } from './define.ts';
import { action } from './improvement/action.ts';

/** Every kind by the first half of its routes, which is also the namespace of its words. */
export const kinds = { actions: action, interviews: interview } as const;
export type Kinds = typeof kinds;
export type KindName = keyof Kinds;

export const KIND_NAMES: readonly KindName[] = Object.keys(kinds).filter((name) => isKindName(name));

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}

/** The kind whose records the trail keeps under this name; undefined for what no kind declares. */
export function kindOf(entity: string): { readonly name: KindName; readonly kind: Kind } | undefined {
  const name = KIND_NAMES.find((each) => kinds[each].entity === entity);
  return name && { name, kind: kinds[name] };
}
