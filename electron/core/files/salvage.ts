import path from 'node:path';
import { systemEnvironment } from '#db/environment.ts';
import { type SalvageReport as FileSalvage, salvageWorkspace } from '#db/salvage/salvage.ts';
import type { RecordTableName } from '#db/schema/tables.ts';
import type { Fields } from '#db/trail/replay.ts';
import type { SalvageReport } from '#shared/contract/workspace/salvage.ts';
import { FIRST_ASSESSMENT_CODE } from '#shared/entities/assessment.ts';
import { emptyOrganisation } from '#shared/entities/organisation.ts';
import { salvageReason } from '#shared/records/salvage.ts';
import type { Translate } from '../resources/locales.ts';

export type Salvage = {
  readonly target: string;
  readonly out: string;
  readonly secret: string | undefined;
  readonly viewFolder: string;
  readonly migrationsFolder: string;
  readonly actor: string;
  readonly catalogueVersion: string;
  readonly language: string;
};

/** Runs on a thread of its own: a large file takes a while. */
export function runSalvage(job: Salvage, t: Translate): SalvageReport {
  const name = path.basename(job.target);
  const standIns: Partial<Record<RecordTableName, Fields>> = {
    workspace: {
      createdAt: systemEnvironment.now().toISOString(),
      catalogueVersion: job.catalogueVersion,
      sample: false,
    },
    organisation: emptyOrganisation(path.parse(name).name),
    assessments: { code: FIRST_ASSESSMENT_CODE, title: t('assessment:firstTitle') },
  };
  const told = (found: FileSalvage): SalvageReport => ({
    ...found,
    name,
    location: job.out,
    records: [...found.records],
    contents: { kept: found.contents.kept, lost: [...found.contents.lost] },
    uncertain: [...found.uncertain],
  });
  const report = salvageWorkspace({
    target: job.target,
    out: job.out,
    folder: job.viewFolder,
    migrationsFolder: job.migrationsFolder,
    environment: systemEnvironment,
    options: { secret: job.secret },
    header: (found) => ({ actor: job.actor, action: 'workspace.salvage', reason: salvageReason(told(found), t) }),
    standIn: (entity) => standIns[entity] ?? null,
  });
  return told(report);
}
