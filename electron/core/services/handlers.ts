import type { CoreRouteName } from '#shared/contract/registry.ts';
import type { HandlersFor } from '../handlers-for.ts';
import { recordHandlers } from '../records/handlers.ts';
import { actionHandlers } from './actions.ts';
import { appHandlers } from './app.ts';
import { assessmentHandlers } from './assessment.ts';
import { assessmentsHandlers } from './assessments.ts';
import { backupHandlers } from './backups.ts';
import { brandingHandlers } from './branding.ts';
import { documentHandlers } from './documents.ts';
import { evidenceHandlers } from './evidence.ts';
import { guideHandlers } from './guide.ts';
import { handOverHandlers } from './hand-over.ts';
import { importHandlers } from './imports.ts';
import { organisationHandlers } from './organisation.ts';
import { peopleHandlers } from './people.ts';
import { readinessHandlers } from './readiness.ts';
import { restoreHandlers } from './restore.ts';
import { salvageHandlers } from './salvage.ts';
import { snapshotHandlers } from './snapshots.ts';
import { systemHandlers } from './systems.ts';
import { trailHandlers } from './trail.ts';
import { workbookHandlers } from './workbook.ts';
import { workspaceHandlers } from './workspace.ts';

/** Every route of the contract and what answers it. */
export const handlers: HandlersFor<CoreRouteName> = {
  ...recordHandlers,
  ...appHandlers,
  ...workspaceHandlers,
  ...organisationHandlers,
  ...systemHandlers,
  ...importHandlers,
  ...guideHandlers,
  ...assessmentHandlers,
  ...assessmentsHandlers,
  ...workbookHandlers,
  ...actionHandlers,
  ...evidenceHandlers,
  ...readinessHandlers,
  ...documentHandlers,
  ...brandingHandlers,
  ...trailHandlers,
  ...restoreHandlers,
  ...backupHandlers,
  ...salvageHandlers,
  ...snapshotHandlers,
  ...handOverHandlers,
  ...peopleHandlers,
};
