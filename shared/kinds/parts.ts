import type { Kind } from './define.ts';
import { KIND_NAMES, type KindName, type Kinds, kinds } from './registry.ts';
import { parentOf } from './schemas.ts';

export type Part = {
  readonly name: KindName;
  readonly entity: Kinds[KindName]['entity'];
  /** The field that says to which record they belong. */
  readonly key: string;
};

/** The kinds whose records belong to one of that table: they are frozen with it, and go with it. */
export function partsOf(entity: string): readonly Part[] {
  return KIND_NAMES.flatMap((name) => {
    const kind: Kind & Pick<Part, 'entity'> = kinds[name];
    const key = parentOf(kind);
    const field = key === undefined ? undefined : kind.own[key];
    return key !== undefined && field?.kind === 'parent' && field.to === entity
      ? [{ name, entity: kind.entity, key }]
      : [];
  });
}
