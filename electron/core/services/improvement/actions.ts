import path from 'node:path';
import { actionCalendar, hasDay } from '#documents/render/action-calendar.ts';
import { writePiecesAside } from '#documents/render/write-file.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { action } from '#shared/kinds/improvement/action.ts';
import { languageOf, openWorkspaceOf, todayUtc } from '../../core.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import type { Hooks } from '../../records/hooks.ts';
import { readRecords } from '../../records/read.ts';
import { readOrganisation } from '../organisation/organisation.ts';
import { onDay } from '../trail/past.ts';

export const actionHooks: Hooks<typeof action> = {
  check: (_core, { priority, priorityReason }) => {
    if (priority !== '' && priorityReason.trim() === '') throw new AppError('priorityReasonMissing', {});
  },
  own: (core, { status, doneOn }) => {
    if (status !== 'done') return { doneOn: '' };
    return { doneOn: doneOn || todayUtc(core) };
  },
};

export const actionHandlers: HandlersFor<'actions.exportCalendar'> = {
  'actions.exportCalendar': async (core, { path: target, asOf, language: wanted }) => {
    const { dated, organisationName } = onDay(core, asOf, (then) => {
      const file = openWorkspaceOf(then);
      return { dated: readRecords(file, 'actions').filter(hasDay), organisationName: readOrganisation(file).name };
    });
    if (dated.length === 0) throw new AppError('noDueDate');
    const language = languageOf(core, wanted);
    const text = actionCalendar(dated, { organisationName, asOf }, core.locales.translate(language));
    const written = await writePiecesAside(target, [text]);
    return { path: path.basename(target), ...written, pages: 0, events: dated.length };
  },
};
