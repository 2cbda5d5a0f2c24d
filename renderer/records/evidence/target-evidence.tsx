import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { localToday } from '#renderer/components/words/format.ts';
import { useRoute } from '#renderer/host/api.ts';
import { type Evidence, type EvidenceLink, isExpired } from '#shared/entities/evidence.ts';
import { AddEvidence, type AddEvidenceProps } from './add-evidence.tsx';
import { SmallPicture } from './small-picture.tsx';
import { TakeInList } from './take-in-list.tsx';

type TargetEvidenceProps = Pick<AddEvidenceProps, 'camera' | 'onCamera'> & {
  readonly target: EvidenceLink;
  /** Below which heading of the page it stands. */
  readonly level?: 'h2' | 'h3';
};

/** What supports one requirement, system or action, and the ways to add to it. */
export function TargetEvidence({ target, level = 'h3', camera, onCamera }: TargetEvidenceProps) {
  const { t } = useTranslation('evidence');
  const headingId = useId();
  const found = (useRoute('evidence.list', {}).data ?? []).filter(({ links }) =>
    links.some((link) => link.target === target.target && link.targetId === target.targetId),
  );
  return (
    <Box component="section" aria-labelledby={headingId} sx={{ mt: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
        <Typography id={headingId} component={level} variant="h4" sx={{ flex: 1 }}>
          {t('title')}
        </Typography>
        <AddEvidence links={[target]} camera={camera} onCamera={onCamera} />
      </Box>
      <TakeInList />
      {found.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {found.map((evidence) => (
            <Item key={evidence.id} evidence={evidence} />
          ))}
        </Box>
      )}
    </Box>
  );
}

function Item({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation('evidence');
  const [today] = useState(() => localToday(new Date()));
  const expired = isExpired(evidence, today);
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, py: 0.375, alignItems: 'center' }}>
      <SmallPicture evidence={evidence} size="2rem" />
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <AppLink to="/evidence" search={{ evidence: evidence.id }}>
          {evidence.code} {evidence.title}
        </AppLink>
      </Box>
      {expired && <StatusChip tone="attention" label={t('state.expired')} />}
    </Box>
  );
}
