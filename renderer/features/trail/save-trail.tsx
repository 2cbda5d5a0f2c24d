import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '#renderer/host/api.ts';
import { deliverExport, pickFile } from '#renderer/host/files.ts';
import { isCancelled } from '#renderer/host/job.ts';
import type { Job } from '#renderer/host/use-job.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { type ExportFormat, TRAIL_FORMATS } from '#shared/contract/domains/documents.ts';
import type { TrailSelection } from '#shared/contract/workspace/trail.ts';

type SaveTrailProps = { readonly job: Job; readonly selection: TrailSelection };

/** Writes the entries that the filters leave, all of them, as a file of the format chosen. */
export function SaveTrail({ job, selection }: SaveTrailProps) {
  const { t } = useTranslation('trail');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuId = useId();

  async function save(format: ExportFormat): Promise<void> {
    setAnchor(null);
    const asOf = new Date().toISOString().slice(0, 10);
    try {
      const file = await pickFile('exportDocument', `${t('save.fileName', { asOf })}.${format}`);
      if (file === null) return;
      await job.run((jobId) => request('trail.export', { ...selection, path: file.grant, asOf, jobId }));
      deliverExport(file);
      showToast({ message: t('save.saved', { name: file.name }), tone: 'ok' });
    } catch (error) {
      showToast(
        isCancelled(error) ? { message: t('save.cancelled') } : { message: sentenceOf(error), tone: 'problem' },
      );
    }
  }

  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Download />}
        disabled={job.running !== null}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor === null ? undefined : menuId}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('save.button')}
      </Button>
      <Menu id={menuId} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {TRAIL_FORMATS.map((format) => (
          <MenuItem key={format} onClick={() => void save(format)}>
            {t(`save.formats.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
