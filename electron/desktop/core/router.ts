import type { Grant } from '#core/kept/grants.ts';
import { hostRoutes, type PickPurpose } from '#shared/contract/app.ts';
import type { Failure, Result } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import { parseInput } from '#shared/contract/parse-input.ts';
import { isCoreRoute } from '#shared/contract/registry.ts';
import type { Grants, GrantUse } from '../files/grants.ts';

export type RouterOptions = {
  readonly grants: Grants;
  forward(route: string, input: unknown): Promise<Result<unknown>>;
  /** Lets the user choose a path, or several; none when they change their mind. */
  pick(purpose: PickPurpose, suggestedName: string, several: boolean): Promise<{ file: string; use: GrantUse }[]>;
  /** Shows a file in the system's file manager. @throws AppError fileMissing */
  reveal(file: string): void;
  failure(error: AppError): Failure;
};

/** Answers a window: host routes here, all others by the core, with paths in the place of grants. Never throws. */
export function createRouter(options: RouterOptions): (route: unknown, input: unknown) => Promise<Result<unknown>> {
  const { grants } = options;

  async function pick(input: unknown): Promise<Grant[]> {
    const { purpose, suggestedName, several } = parseInput(hostRoutes['host.pick'].input, input);
    const chosen = await options.pick(purpose, suggestedName, several);
    return chosen.map(({ file, use }) => grants.give(file, use));
  }

  function reveal(input: unknown): object {
    options.reveal(grants.pathOf(parseInput(hostRoutes['host.reveal'].input, input).grant));
    return {};
  }

  return async function answer(route, input) {
    try {
      if (route === 'host.pick') return { ok: true, data: await pick(input) };
      if (route === 'host.reveal') return { ok: true, data: reveal(input) };
      if (typeof route !== 'string' || !isCoreRoute(route)) {
        throw new AppError('routeUnknown', { route: String(route).slice(0, 100) });
      }
      return await options.forward(route, grants.resolve(route, input));
    } catch (error) {
      return { ok: false, error: options.failure(error instanceof AppError ? error : new AppError('internal')) };
    }
  };
}
