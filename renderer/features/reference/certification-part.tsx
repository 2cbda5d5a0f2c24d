import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/components/frames/panel.tsx';
import { KnownAsOf } from '#renderer/components/signs/known-as-of.tsx';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { useRoute } from '#renderer/host/api.ts';
import {
  CERTIFICATION_GROUPS,
  type CertificationRule,
  type EffectiveNumber,
  effectiveNumber,
} from '#shared/catalogue/certification.ts';
import type { Reference } from '#shared/catalogue/reference.ts';
import { Entries, Entry, Labelled, Remark } from './entries.tsx';
import { OwnProvenance } from './provenance.tsx';

/** How certification goes, with the numbers of the organisation's own certification body where they are known. */
export function CertificationPart({ reference }: { readonly reference: Reference }) {
  const { t } = useTranslation('reference');
  const { structure, texts } = reference.certification;
  return (
    <>
      <Typography component="div" sx={{ maxWidth: '46rem' }}>
        {texts.about} <KnownAsOf date={structure.knownAsOf} about="standards" />
      </Typography>
      <Notice tone="info" actions={<AppLink to="/organisation">{t('certification.toSettings')}</AppLink>}>
        {t('certification.ownNumbers')}
      </Notice>
      {CERTIFICATION_GROUPS.map((group) => (
        <Panel key={group} flush title={t(`certification.groups.${group}`)}>
          <Entries>
            {structure.rules
              .filter((rule) => rule.group === group)
              .map((rule) => (
                <Rule key={rule.id} rule={rule} reference={reference} />
              ))}
          </Entries>
        </Panel>
      ))}
    </>
  );
}

function Rule({ rule, reference }: { readonly rule: CertificationRule; readonly reference: Reference }) {
  const { t } = useTranslation('reference');
  const organisation = useRoute('organisation.get', {}).data;
  const { structure, texts } = reference.certification;
  const words = texts.rules[rule.id];
  const number = organisation === undefined ? null : effectiveNumber(rule, organisation);
  return (
    <Entry title={words?.name ?? rule.id} nodes={rule.nodes} mark={<Force rule={rule} number={number} />}>
      {number !== null && (
        <p>
          <b>{t(`certification.bounds.${number.bound}`, { amount: amountOf(number, t) })}</b>
        </p>
      )}
      <p>{words?.meaning}</p>
      {rule.setting !== null && number?.from === 'default' && (
        <Labelled label={t('certification.origin')}>{words?.origin}</Labelled>
      )}
      {rule.setting !== null && number?.from === 'body' && rule.number !== null && (
        <Labelled label={t('certification.instead')}>{amountOf(rule.number, t)}</Labelled>
      )}
      <OwnProvenance row={rule} among={structure.rules} />
    </Entry>
  );
}

function Force({ rule, number }: { readonly rule: CertificationRule; readonly number: EffectiveNumber | null }) {
  const { t } = useTranslation('reference');
  if (number?.from === 'body') return <StatusChip variant="plain" tone="ok" label={t('certification.from.body')} />;
  if (number?.from === 'default')
    return <StatusChip variant="plain" tone="attention" label={t('certification.from.default')} />;
  return <Remark>{t(`certification.force.${rule.force}`)}</Remark>;
}

function amountOf(
  { value, unit }: Pick<EffectiveNumber, 'value' | 'unit'>,
  t: (key: string, values: { count: number }) => string,
): string {
  return t(`certification.units.${unit}`, { count: value });
}
