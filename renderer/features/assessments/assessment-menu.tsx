import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useNavigate } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetDrafts } from '#renderer/components/fields/kept-fields.ts';
import { formatNumber, localToday } from '#renderer/components/words/format.ts';
import { useCommand } from '#renderer/host/api.ts';
import { useShownAssessment } from '#renderer/records/assessments/shown-assessment.ts';
import { confirmAction } from '#renderer/session/confirm-action.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { ListedAssessment } from '#shared/contract/domains/assessments.ts';

type AssessmentMenuProps = { readonly assessment: ListedAssessment; readonly onEdit: () => void };

/** What can be done with an assessment as a whole. */
export function AssessmentMenu({ assessment, onEdit }: AssessmentMenuProps) {
  const { t, i18n } = useTranslation('assessments');
  const { id, code, title, leads, closedOn, results, interviews } = assessment;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const open = anchor !== null;
  const update = useCommand('assessments.update');
  const lead = useCommand('assessments.lead');
  const remove = useCommand('assessments.remove');
  const { show } = useShownAssessment();
  const navigate = useNavigate();
  const closed = closedOn !== '';

  /** Sends what was chosen, and offers the way back. */
  async function run(work: () => Promise<{ readonly changeId: string | null }>, message: string): Promise<void> {
    try {
      await flushDrafts();
      const { changeId } = await work();
      showToast({ message, changeId });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  function choose(work: () => unknown): void {
    setAnchor(null);
    work();
  }
  async function handleRemove(): Promise<void> {
    const shown = formatNumber(results, i18n.language);
    const question = {
      title: t('remove.title', { code, title }),
      text: [
        t('remove.results', { count: results, shown }),
        interviews > 0 && t('remove.interviews', { count: interviews }),
      ]
        .filter(Boolean)
        .join(' '),
      confirmLabel: t('remove.confirm'),
      tone: 'problem',
    } as const;
    if (!(await confirmAction(question))) return;
    await run(
      async () => {
        const answer = await remove.mutateAsync({ id });
        for (const prefix of [`results/${id}/`, `closing/${id}/`]) forgetDrafts(prefix);
        return answer;
      },
      t('remove.done', { code }),
    );
  }
  async function goTo(to: '/visit-plan' | '/closing'): Promise<void> {
    await show(id);
    await navigate({ to });
  }
  return (
    <>
      <IconButton
        aria-label={t('more', { code })}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Ellipsis size="1.125rem" aria-hidden="true" />
      </IconButton>
      <Menu open={open} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => choose(() => void goTo('/visit-plan'))}>{t('menu.plan')}</MenuItem>
        <MenuItem onClick={() => choose(() => void goTo('/closing'))}>{t('menu.closing')}</MenuItem>
        <MenuItem disabled={closed} onClick={() => choose(onEdit)}>
          {t('menu.edit')}
        </MenuItem>
        <MenuItem
          disabled={leads}
          onClick={() => choose(() => void run(() => lead.mutateAsync({ id }), t('nowLeads', { code })))}
        >
          {t('menu.lead')}
        </MenuItem>
        <MenuItem
          onClick={() =>
            choose(() => {
              const day = closed ? '' : localToday(new Date());
              const said = t(closed ? 'reopened' : 'nowClosed', { code });
              return run(() => update.mutateAsync({ id, changes: { closedOn: day } }), said);
            })
          }
        >
          {t(closed ? 'menu.reopen' : 'menu.close')}
        </MenuItem>
        <MenuItem disabled={leads || closed} onClick={() => choose(() => void handleRemove())}>
          {t('menu.remove')}
        </MenuItem>
      </Menu>
    </>
  );
}
