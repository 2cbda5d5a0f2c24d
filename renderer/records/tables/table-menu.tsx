import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { ChevronDown, FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JobProgress } from '#renderer/components/signs/job-progress.tsx';
import { formatNumber, localToday } from '#renderer/components/words/format.ts';
import { request } from '#renderer/host/api.ts';
import { deliverExport, pickFile } from '#renderer/host/files.ts';
import { isCancelled } from '#renderer/host/job.ts';
import { useJob } from '#renderer/host/use-job.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { flushDrafts } from '#renderer/session/save-state.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { KindName } from '#shared/kinds/registry.ts';
import { TakeInDialog } from './take-in-dialog.tsx';
import { useTakeIn } from './use-take-in.ts';

type TakeInTableProps = {
  readonly name: KindName;
  /** What the records of the list belong to, where they do. */
  readonly of?: string | undefined;
};
type TableMenuProps = TakeInTableProps & {
  /** What the list calls itself, and so the file. */
  readonly title: string;
  /** Ids of what the list shows, in its order. */
  readonly shown: readonly string[];
  readonly readOnly: boolean;
};

const FORMATS = ['xlsx', 'csv'] as const;

/** What a list shows as a table for spreadsheets, and back. */
export function TableMenu({ name, of, title, shown, readOnly }: TableMenuProps) {
  const { t, i18n } = useTranslation('tables');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuId = useId();
  const job = useJob();
  const takeIn = useTakeIn(name, of);

  async function handleSave(format: (typeof FORMATS)[number]): Promise<void> {
    setAnchor(null);
    const asOf = localToday(new Date());
    try {
      const file = await pickFile('exportDocument', `${title} ${asOf}.${format}`);
      if (file === null) return;
      await flushDrafts();
      const asked = { path: file.grant, ids: [...shown], asOf, ...(of !== undefined && { of }) };
      await job.run((jobId) => request(`${name}.table`, { ...asked, jobId }));
      deliverExport(file);
      const rows = { count: shown.length, shown: formatNumber(shown.length, i18n.language) };
      showToast({ message: t('saved', { name: file.name, ...rows }), tone: 'ok' });
    } catch (error) {
      showToast(isCancelled(error) ? { message: t('cancelled') } : { message: sentenceOf(error), tone: 'problem' });
    }
  }

  if (job.running !== null) return <JobProgress job={job} label={t('saving', { name: title })} />;
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor === null ? undefined : menuId}
        endIcon={<ChevronDown aria-hidden="true" />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('button')}
      </Button>
      <Menu id={menuId} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {FORMATS.map((format) => (
          <MenuItem key={format} onClick={() => void handleSave(format)}>
            {t(format === 'xlsx' ? 'saveXlsx' : 'saveCsv')}
          </MenuItem>
        ))}
        {!readOnly && (
          <MenuItem
            onClick={() => {
              setAnchor(null);
              void takeIn.pick();
            }}
          >
            {t('takeInMore')}
          </MenuItem>
        )}
      </Menu>
      <TakeInDialog name={name} takeIn={takeIn} />
    </>
  );
}

/** The same for where there is no list yet. */
export function TakeInTable({ name, of }: TakeInTableProps) {
  const { t } = useTranslation('tables');
  const takeIn = useTakeIn(name, of);
  return (
    <>
      <Button variant="outlined" startIcon={<FileUp aria-hidden="true" />} onClick={() => void takeIn.pick()}>
        {t('takeIn')}
      </Button>
      <TakeInDialog name={name} takeIn={takeIn} />
    </>
  );
}
