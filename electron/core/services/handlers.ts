import type { CoreRouteName } from '#shared/contract/registry.ts';
import type { HandlersFor } from '../handlers-for.ts';
import { recordHandlers } from '../records/handlers.ts';
import { assessmentHandlers } from './assessments/assessment.ts';
import { assessmentsHandlers } from './assessments/assessments.ts';
import { workbookHandlers } from './assessments/workbook.ts';
import { handOverHandlers } from './copies/hand-over.ts';
import { salvageHandlers } from './copies/salvage.ts';
import { brandingHandlers } from './documents/branding.ts';
import { documentHandlers } from './documents/documents.ts';
import { trailExportHandlers } from './documents/trail-export.ts';
import { evidenceHandlers } from './evidence/evidence.ts';
import { findHandlers } from './find.ts';
import { fulfilmentHandlers } from './guide/fulfilment.ts';
import { guideHandlers } from './guide/guide.ts';
import { waitingHandlers } from './guide/waiting.ts';
import { actionHandlers, actionHooks } from './improvement/actions.ts';
import { readinessHandlers } from './improvement/readiness.ts';
import { listHandlers } from './lists.ts';
import { organisationHandlers } from './organisation/organisation.ts';
import { peopleHandlers } from './organisation/people.ts';
import { importHandlers } from './systems/imports.ts';
import { systemHandlers } from './systems/systems.ts';
import { restoreHandlers } from './trail/restore.ts';
import { snapshotHandlers } from './trail/snapshots.ts';
import { trailHandlers } from './trail/trail.ts';
import { appHandlers } from './workspace/app.ts';
import { backupHandlers } from './workspace/backups.ts';
import { workspaceHandlers } from './workspace/workspace.ts';

const direct: HandlersFor<Exclude<CoreRouteName, 'lists.read'>> = {
  ...recordHandlers({ actions: actionHooks }),
  ...appHandlers,
  ...findHandlers,
  ...workspaceHandlers,
  ...organisationHandlers,
  ...systemHandlers,
  ...importHandlers,
  ...guideHandlers,
  ...fulfilmentHandlers,
  ...waitingHandlers,
  ...assessmentHandlers,
  ...assessmentsHandlers,
  ...workbookHandlers,
  ...actionHandlers,
  ...evidenceHandlers,
  ...readinessHandlers,
  ...documentHandlers,
  ...brandingHandlers,
  ...trailHandlers,
  ...trailExportHandlers,
  ...restoreHandlers,
  ...backupHandlers,
  ...salvageHandlers,
  ...snapshotHandlers,
  ...handOverHandlers,
  ...peopleHandlers,
};

/** Every route of the contract and what answers it. */
export const handlers: HandlersFor<CoreRouteName> = { ...direct, ...listHandlers(direct) };
