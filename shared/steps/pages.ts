import type { Organisation } from '../entities/organisation.ts';
import type { StepId } from './steps.ts';

/**
 * What a page of a step's wizard has the user do. Every kind has one way to tell what is missing (progress.ts) and one
 * panel that draws it (renderer/steps/tasks); a page is made of any of them.
 */
export type PageTask =
  /** Look at each requirement and say how far it is met. */
  | { readonly kind: 'assess'; readonly nodes: readonly string[] }
  /** Bring each requirement about, as records show or people state. */
  | { readonly kind: 'fulfil'; readonly nodes: readonly string[] }
  | {
      readonly kind: 'profile';
      readonly required: readonly (keyof Organisation)[];
      readonly optional: readonly (keyof Organisation)[];
    }
  | { readonly kind: 'systems'; readonly ask: SystemsAsk }
  /** Approve every document that the product issues, then write the Stage 1 pack. */
  | { readonly kind: 'documents' };

/** `describe`: the systems in scope say what risks and impacts are judged by. */
export const SYSTEMS_ASKS = ['register', 'decideScope', 'bringIntoScope', 'describe'] as const;
export type SystemsAsk = (typeof SYSTEMS_ASKS)[number];

/** One page; its title, purpose, question and examples stand in the locales under `wizard.pages.<step>.<id>`. */
export type WizardPage = {
  readonly id: string;
  readonly tasks: readonly PageTask[];
  /** Requirements that the page serves without working on them, for the help beside it. */
  readonly serves?: readonly string[];
};

/** The pages of each step's wizard in the order in which they are best taken; any order is allowed. */
export const WIZARDS: Readonly<Record<StepId, readonly WizardPage[]>> = {
  gapAnalysis: [
    assess('context', '4.1', '4.2', '4.3', '4.4'),
    assess('leadership', '5.1', '5.2', '5.3'),
    assess('planning', '6.1.1', '6.1.2', '6.1.3', '6.1.4', '6.2', '6.3'),
    assess('support', '7.1', '7.2', '7.3', '7.4', '7.5.1', '7.5.2', '7.5.3'),
    assess('operation', '8.1', '8.2', '8.3', '8.4'),
    assess('evaluation', '9.1', '9.2.1', '9.2.2', '9.3.1', '9.3.2', '9.3.3'),
    assess('improvement', '10.1', '10.2'),
    assess('policies', 'A.2.2', 'A.2.3', 'A.2.4'),
    assess('internalOrganisation', 'A.3.2', 'A.3.3'),
    assess('resources', 'A.4.2', 'A.4.3', 'A.4.4', 'A.4.5', 'A.4.6'),
    assess('impacts', 'A.5.2', 'A.5.3', 'A.5.4', 'A.5.5'),
    assess(
      'lifeCycle',
      ...['A.6.1.2', 'A.6.1.3', 'A.6.2.2', 'A.6.2.3', 'A.6.2.4', 'A.6.2.5', 'A.6.2.6', 'A.6.2.7', 'A.6.2.8'],
    ),
    assess('data', 'A.7.2', 'A.7.3', 'A.7.4', 'A.7.5', 'A.7.6'),
    assess('information', 'A.8.2', 'A.8.3', 'A.8.4', 'A.8.5'),
    assess('use', 'A.9.2', 'A.9.3', 'A.9.4'),
    assess('thirdParties', 'A.10.2', 'A.10.3', 'A.10.4'),
  ],
  establish: [
    {
      id: 'organisation',
      tasks: [
        { kind: 'profile', required: ['legalName', 'country', 'sector'], optional: ['size', 'address', 'activities'] },
      ],
      serves: ['4.1', '4.3'],
    },
    { id: 'systems', tasks: [{ kind: 'systems', ask: 'register' }], serves: ['4.3', 'A.4.2'] },
    { id: 'systemScope', tasks: [{ kind: 'systems', ask: 'decideScope' }], serves: ['4.3'] },
    fulfil('context', '4.1', '4.2'),
    {
      id: 'aimsScope',
      tasks: [
        { kind: 'profile', required: ['scopeStatement'], optional: ['certificationBody', 'targetCertificationOn'] },
        { kind: 'fulfil', nodes: ['4.3', '4.4'] },
      ],
    },
    {
      id: 'roles',
      tasks: [
        { kind: 'profile', required: ['topManagement', 'aimsManager'], optional: ['contactEmail'] },
        { kind: 'fulfil', nodes: ['5.1', '5.3', 'A.3.2', 'A.3.3'] },
      ],
    },
    fulfil('policy', '5.2', 'A.2.2', 'A.2.3', 'A.2.4'),
    fulfil('objectives', '6.2', '6.3'),
    fulfil('support', '7.1', '7.2', 'A.4.6', '7.3', '7.4'),
    fulfil('documentedInformation', '7.5.1', '7.5.2', '7.5.3'),
  ],
  riskAssessment: [
    { id: 'systemsInScope', tasks: [{ kind: 'systems', ask: 'bringIntoScope' }], serves: ['4.3', '6.1.2'] },
    { id: 'describeSystems', tasks: [{ kind: 'systems', ask: 'describe' }], serves: ['6.1.4', 'A.5.3', 'A.9.4'] },
    fulfil('riskAssessment', '6.1.1', '6.1.2', '8.2'),
    fulfil('riskTreatment', '6.1.3'),
    fulfil('impactAssessment', '6.1.4', '8.4', 'A.5.2', 'A.5.3', 'A.5.4', 'A.5.5'),
  ],
  implementControls: [
    fulfil('operation', '8.1', '8.3'),
    fulfil('resources', 'A.4.2', 'A.4.3', 'A.4.4', 'A.4.5'),
    fulfil('development', 'A.6.1.2', 'A.6.1.3', 'A.6.2.2', 'A.6.2.3', 'A.6.2.4'),
    fulfil('release', 'A.6.2.5', 'A.6.2.6', 'A.6.2.7', 'A.6.2.8'),
    fulfil('data', 'A.7.2', 'A.7.3', 'A.7.4', 'A.7.5', 'A.7.6'),
    fulfil('information', 'A.8.2', 'A.8.3', 'A.8.4', 'A.8.5'),
    fulfil('use', 'A.9.2', 'A.9.3', 'A.9.4'),
    fulfil('thirdParties', 'A.10.2', 'A.10.3', 'A.10.4'),
  ],
  internalAudit: [fulfil('audit', '9.2.1', '9.2.2')],
  certificationAudit: [
    fulfil('managementReview', '9.3.1', '9.3.2', '9.3.3'),
    { id: 'stage1', tasks: [{ kind: 'documents' }], serves: ['7.5.2', '7.5.3'] },
  ],
  maintain: [fulfil('monitoring', '9.1'), fulfil('correction', '10.2'), fulfil('improvement', '10.1')],
};

/** Requirements that the page brings about, or looks at in the gap analysis. */
export function ownNodesOf(page: WizardPage): readonly string[] {
  return page.tasks.flatMap((task) => ('nodes' in task ? task.nodes : []));
}

/** The same with those that it serves, in its order. */
export function nodesOfPage(page: WizardPage): readonly string[] {
  return [...new Set([...ownNodesOf(page), ...(page.serves ?? [])])];
}

function assess(id: string, ...nodes: readonly string[]): WizardPage {
  return { id, tasks: [{ kind: 'assess', nodes }] };
}

function fulfil(id: string, ...nodes: readonly string[]): WizardPage {
  return { id, tasks: [{ kind: 'fulfil', nodes }] };
}
