import { definedOnly } from '../../defined-only.ts';
import type { HandlersFor } from '../../handlers-for.ts';

export const appHandlers: HandlersFor<'app.info' | 'settings.get' | 'settings.update' | 'jobs.cancel'> = {
  'app.info': (core) => ({
    version: core.options.version,
    host: core.options.host,
    portable: core.options.portable,
    dataFolder: core.options.dataFolder,
  }),
  'settings.get': (core) => core.store.settings(),
  'settings.update': (core, { changes }) => core.store.updateSettings(definedOnly(changes)),
  'jobs.cancel': (core, { jobId }) => {
    core.jobs.cancel(jobId);
    return {};
  },
};
