import type { Kind, OwnOf, RecordOf } from '#shared/kinds/define.ts';
import type { KindName, Kinds } from '#shared/kinds/registry.ts';
import type { Core } from '../core.ts';

/** What a kind does by hand at each write, on top of what its fields say; `before` is null for a new record. */
export type Hooks<K extends Kind> = {
  /** Refuses by throwing an AppError. */
  readonly check?: (core: Core, next: RecordOf<K>, before: RecordOf<K> | null) => void;
  /** The own fields that follow from the others. `next` has them as they were, or as a table that was taken in says. */
  readonly own?: (core: Core, next: RecordOf<K>, before: RecordOf<K> | null) => OwnOf<K>;
};

/** Of the kinds that have some. */
export type AllHooks = { readonly [N in KindName]?: Hooks<Kinds[N]> };
