import { useRouterState } from '@tanstack/react-router';
import { STEPS, type Step } from '#shared/steps/steps.ts';
import { type KnownPage, pageOfRoute } from '../pages.ts';

export type Here = {
  /** Undefined on an address that leads nowhere. */
  readonly page: KnownPage | undefined;
  /** The step that is open, where one is. */
  readonly step: Step | undefined;
  /** The page of its wizard, where one is open. */
  readonly wizardPage: string | undefined;
};

/** Where one is: the page that is shown, not one that is still loading. */
export function useHere(): Here {
  const path = useRouterState({ select: ({ matches }) => matches.at(-1)?.routeId ?? '' });
  const stepId = useRouterState({ select: ({ matches }) => paramOf(matches.at(-1)?.params, 'stepId') });
  const wizardPage = useRouterState({ select: ({ matches }) => paramOf(matches.at(-1)?.params, 'pageId') });
  return { page: pageOfRoute(path), step: STEPS.find(({ id }) => id === stepId), wizardPage };
}

function paramOf(params: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return params?.[name];
}
