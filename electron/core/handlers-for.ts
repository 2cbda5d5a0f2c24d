import type { CoreRouteName, RouteOutput, RouteParsedInput } from '#shared/contract/registry.ts';
import type { Core } from './core.ts';

/**
 * A handler for each route of `Names`: one that is missing or too many is a type error. That of a list with `rows` gives
 * those of the rows in `only` that there are, where it is told.
 */
export type HandlersFor<Names extends CoreRouteName> = {
  readonly [N in Names]: (
    core: Core,
    input: RouteParsedInput<N>,
    only?: readonly string[],
  ) => RouteOutput<N> | Promise<RouteOutput<N>>;
};
