import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { z } from 'zod';
import { NotFound } from '#renderer/components/frames/not-found.tsx';
import { ACTION_VIEWS } from '#renderer/features/actions/action-views.ts';
import { EVIDENCE_FILTERS } from '#renderer/features/evidence/evidence-filter.ts';
import { FRAMEWORKS } from '#shared/catalogue/crosswalk.ts';
import { STEP_IDS } from '#shared/steps/steps.ts';
import { isFreePage } from './pages.ts';
import { Root } from './root.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('#renderer/features/guide/home-page.tsx'), 'HomePage'),
});

/** `create` begins with the form for a new workspace. */
const start = createRoute({
  getParentRoute: () => root,
  path: '/start',
  validateSearch: z.object({ create: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#renderer/features/workspace/start-page.tsx'), 'StartPage'),
});

const step = createRoute({
  getParentRoute: () => root,
  path: '/steps/$stepId',
  component: lazyRouteComponent(() => import('#renderer/steps/step-page.tsx'), 'StepPage'),
});

/** A page of the step's wizard; `review` is the one at its end. */
const wizard = createRoute({
  getParentRoute: () => root,
  path: '/steps/$stepId/$pageId',
  component: lazyRouteComponent(() => import('#renderer/steps/wizard-page.tsx'), 'WizardPage'),
});

/**
 * `node` opens at one requirement, for links from elsewhere; an address written by hand gives 8.4 as a number. `group`
 * begins with the domains of other guides.
 */
const requirements = createRoute({
  getParentRoute: () => root,
  path: '/requirements',
  validateSearch: z.object({
    node: z.coerce.string().optional().catch(undefined),
    group: z.enum(['published', 'guideDomains']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(
    () => import('#renderer/features/guide/requirements/requirements-page.tsx'),
    'RequirementsPage',
  ),
});

/** `item` or `node` opens at one part of either side, for links from elsewhere. */
const crosswalks = createRoute({
  getParentRoute: () => root,
  path: '/crosswalks',
  validateSearch: z.object({
    framework: z.enum(FRAMEWORKS).optional().catch(undefined),
    direction: z.enum(['fromStandard', 'toStandard']).optional().catch(undefined),
    item: z.coerce.string().optional().catch(undefined),
    node: z.coerce.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('#renderer/features/crosswalks/crosswalks-page.tsx'), 'CrosswalksPage'),
});

const gapAnalysis = createRoute({
  getParentRoute: () => root,
  path: '/gap-analysis',
  component: lazyRouteComponent(
    () => import('#renderer/features/gap-analysis/gap-analysis-page.tsx'),
    'GapAnalysisPage',
  ),
});

/** `node` opens one requirement; otherwise the walk goes on where it was left. */
const walkThrough = createRoute({
  getParentRoute: () => root,
  path: '/walk-through',
  validateSearch: z.object({ node: z.coerce.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#renderer/steps/walk-through/walk-page.tsx'), 'WalkPage'),
});

/** Opens the dialog for a new record. */
const create = z.boolean().optional().catch(undefined);
/** Opens one record, by its id. */
const opened = z.string().optional().catch(undefined);

const assessments = createRoute({
  getParentRoute: () => root,
  path: '/assessments',
  validateSearch: z.object({ assessment: opened, create }),
  component: lazyRouteComponent(() => import('#renderer/features/assessments/assessments-page.tsx'), 'AssessmentsPage'),
});

const comparison = createRoute({
  getParentRoute: () => root,
  path: '/comparison',
  component: lazyRouteComponent(() => import('#renderer/features/guide/scores/comparison-page.tsx'), 'ComparisonPage'),
});

/** `interview` opens one of them. */
const visitPlan = createRoute({
  getParentRoute: () => root,
  path: '/visit-plan',
  validateSearch: z.object({ interview: opened, create }),
  component: lazyRouteComponent(() => import('#renderer/features/visit/visit-plan-page.tsx'), 'VisitPlanPage'),
});

/** The documents that tell of the assessment that is shown. */
const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  component: lazyRouteComponent(() => import('#renderer/features/assessments/report-page.tsx'), 'ReportPage'),
});

const closing = createRoute({
  getParentRoute: () => root,
  path: '/closing',
  component: lazyRouteComponent(() => import('#renderer/features/visit/closing-page.tsx'), 'ClosingPage'),
});

const workbook = createRoute({
  getParentRoute: () => root,
  path: '/workbook',
  component: lazyRouteComponent(() => import('#renderer/features/workbook/workbook-page.tsx'), 'WorkbookPage'),
});

const scores = createRoute({
  getParentRoute: () => root,
  path: '/scores',
  component: lazyRouteComponent(() => import('#renderer/features/guide/scores/scores-page.tsx'), 'ScoresPage'),
});

const actions = createRoute({
  getParentRoute: () => root,
  path: '/actions',
  validateSearch: z.object({
    action: opened,
    create,
    view: z.enum(ACTION_VIEWS).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('#renderer/features/actions/actions-page.tsx'), 'ActionsPage'),
});

/** `show` begins with those of a kind. */
const evidence = createRoute({
  getParentRoute: () => root,
  path: '/evidence',
  validateSearch: z.object({
    evidence: opened,
    show: z.enum(EVIDENCE_FILTERS).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('#renderer/features/evidence/evidence-page.tsx'), 'EvidencePage'),
});

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/organisation',
  validateSearch: z.object({ person: opened, create }),
  component: lazyRouteComponent(
    () => import('#renderer/features/organisation/organisation-page.tsx'),
    'OrganisationPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('#renderer/features/settings/settings-page.tsx'), 'SettingsPage'),
});

/**
 * `scope` shows only systems of that scope decision; `from` is the page of a step's wizard that led here, `STEP/PAGE`,
 * and `set` the field that it wants to be set for many.
 */
const systems = createRoute({
  getParentRoute: () => root,
  path: '/systems',
  validateSearch: z.object({
    create,
    scope: z.enum(['undecided', 'inScope', 'outOfScope']).optional().catch(undefined),
    from: z
      .string()
      .regex(/^\w+\/\w+$/)
      .optional()
      .catch(undefined),
    set: z.literal('scope').optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('#renderer/features/systems/systems-page.tsx'), 'SystemsPage'),
});

const system = createRoute({
  getParentRoute: () => root,
  path: '/systems/$id',
  component: lazyRouteComponent(() => import('#renderer/features/systems/system/system-page.tsx'), 'SystemPage'),
});

const importRoute = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('#renderer/features/imports/import-page.tsx'), 'ImportPage'),
});

/** `control` opens the control data of that document. */
const documents = createRoute({
  getParentRoute: () => root,
  path: '/documents',
  validateSearch: z.object({ control: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#renderer/features/documents/documents-page.tsx'), 'DocumentsPage'),
});

/** `step` shows only what concerns that step. */
const readiness = createRoute({
  getParentRoute: () => root,
  path: '/readiness',
  validateSearch: z.object({ step: z.enum(STEP_IDS).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#renderer/features/readiness/readiness-page.tsx'), 'ReadinessPage'),
});

/**
 * `entity` shows only the entries of one record, `kind` those of one kind, `by` those of one person, `action` those of
 * one way to change something, `text` those that hold it.
 */
const trail = createRoute({
  getParentRoute: () => root,
  path: '/trail',
  validateSearch: z.object({
    entity: z.string().optional().catch(undefined),
    kind: z.string().optional().catch(undefined),
    by: z.string().optional().catch(undefined),
    action: z.string().optional().catch(undefined),
    text: z.coerce.string().optional().catch(undefined),
    since: z.iso.date().optional().catch(undefined),
    until: z.iso.date().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('#renderer/features/trail/trail-page.tsx'), 'TrailPage'),
});

/** `duty` opens one duty, by its reference, for links from elsewhere. */
const aiAct = createRoute({
  getParentRoute: () => root,
  path: '/ai-act',
  validateSearch: z.object({ duty: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#renderer/features/ai-act/ai-act-page.tsx'), 'AiActPage'),
});

/** `part` opens one part of the page, for links from elsewhere. */
const reference = createRoute({
  getParentRoute: () => root,
  path: '/reference',
  validateSearch: z.object({ part: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('#renderer/features/reference/reference-page.tsx'), 'ReferencePage'),
});

const backups = createRoute({
  getParentRoute: () => root,
  path: '/backups',
  component: lazyRouteComponent(() => import('#renderer/features/backups/backups-page.tsx'), 'BackupsPage'),
});

const protection = createRoute({
  getParentRoute: () => root,
  path: '/protection',
  component: lazyRouteComponent(() => import('#renderer/features/protection/protection-page.tsx'), 'ProtectionPage'),
});

/** What each address shows; renderer/app/pages.ts says where it stands, and a test holds the two to each other. */
export const routeTree = root.addChildren([
  home,
  start,
  step,
  wizard,
  requirements,
  gapAnalysis,
  walkThrough,
  workbook,
  scores,
  assessments,
  comparison,
  visitPlan,
  closing,
  report,
  actions,
  evidence,
  crosswalks,
  reference,
  organisation,
  settings,
  systems,
  system,
  importRoute,
  documents,
  readiness,
  trail,
  backups,
  protection,
  aiAct,
]);

/** @param hasWorkspace without one, a page that needs one is not fetched in vain */
export function startRouter(hasWorkspace: boolean) {
  const history = createHashHistory();
  if (!hasWorkspace && !isFreePage(history.location.pathname)) history.replace('/start');
  return createRouter({
    routeTree,
    history,
    defaultPreload: 'intent',
    defaultPreloadDelay: 50,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof startRouter>;
  }
}
