import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Paperclip } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceInput, LineInput } from '#renderer/components/fields/fields.tsx';
import { DropArea } from '#renderer/components/frames/drop-area.tsx';
import { EmptyState } from '#renderer/components/frames/empty-state.tsx';
import { Page, PageHeader } from '#renderer/components/frames/page.tsx';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';
import { AddEvidence } from '#renderer/records/evidence/add-evidence.tsx';
import { takeIn } from '#renderer/records/evidence/take-in.ts';
import { TakeInList } from '#renderer/records/evidence/take-in-list.tsx';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { updateSettings, useSettings } from '#renderer/session/settings.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { Evidence } from '#shared/entities/evidence.ts';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { EVIDENCE_FILTERS, type EvidenceFilter, fitsEvidenceFilter, saysWords } from './evidence-filter.ts';
import { EvidenceTable } from './evidence-table.tsx';

const route = getRouteApi('/evidence');

/** Everything that shows that requirements are met, wherever it was collected. */
export function EvidencePage() {
  const { t } = useTranslation('evidence');
  const evidence = useRoute('evidence.list', {});
  return (
    <DropArea
      label={t('drop')}
      onDrop={(files) =>
        takeIn(
          files.map((file) => ({ kind: 'file', file })),
          [],
        )
      }
    >
      <Page width="full">
        <PageHeader
          title={t('title')}
          description={t('description')}
          actions={<AddEvidence links={[]} variant="outlined" />}
        />
        <CameraData />
        <TakeInList />
        <QueryView query={evidence}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState icon={Paperclip} title={t('empty.title')} text={t('empty.text')} />
            ) : (
              <List all={all} />
            )
          }
        </QueryView>
      </Page>
    </DropArea>
  );
}

function List({ all }: { readonly all: readonly Evidence[] }) {
  const { t } = useTranslation('evidence');
  const { evidence: openId, show = 'all' } = route.useSearch();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [today] = useState(() => localToday(new Date()));
  const asked = useDeferredValue(query.trim());
  const inside = useRoute('evidence.search', { text: asked }, { enabled: asked !== '' }).data ?? [];
  const snippets = new Map(inside.map(({ id, snippet }) => [id, snippet]));
  const listed = all.filter(
    (each) =>
      fitsEvidenceFilter(each, show, today) && (asked === '' || saysWords(each, asked) || snippets.has(each.id)),
  );
  const go = (search: { evidence?: string; show?: EvidenceFilter }) => void navigate({ to: '/evidence', search });
  const shown = show === 'all' ? {} : { show };
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1 }}>
        <Box sx={{ flex: '0 1 20rem' }}>
          <LineInput
            labelHidden
            type="search"
            label={t('search')}
            placeholder={t('search')}
            value={query}
            onChange={setQuery}
          />
        </Box>
        <Box sx={{ flex: '0 1 14rem' }}>
          <ChoiceInput<EvidenceFilter>
            labelHidden
            label={t('show')}
            value={show}
            choices={EVIDENCE_FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
            onChange={(chosen) => go(chosen === 'all' ? {} : { show: chosen })}
          />
        </Box>
        <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {t('shown', { shown: listed.length, total: all.length })}
        </Box>
      </Box>
      {listed.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <EvidenceTable
          evidence={listed}
          snippets={snippets}
          today={today}
          onOpen={(id) => go({ ...shown, evidence: id })}
        />
      )}
      <EvidenceDrawer
        evidence={all.find(({ id }) => id === openId) ?? null}
        order={listed.map(({ id }) => id)}
        onGo={(id) => go({ ...shown, evidence: id })}
        onClose={() => go(shown)}
      />
    </>
  );
}

/** A choice for this computer, before the first photo. */
function CameraData() {
  const { t } = useTranslation('evidence');
  const { withoutCameraData } = useSettings();
  async function handleChange(chosen: boolean): Promise<void> {
    try {
      await updateSettings({ withoutCameraData: chosen });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Box sx={{ mt: -1.5, mb: 1 }}>
      <FormControlLabel
        control={<Checkbox checked={withoutCameraData} onChange={(_, chosen) => void handleChange(chosen)} />}
        label={t('withoutCameraData')}
      />
    </Box>
  );
}
