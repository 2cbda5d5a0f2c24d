import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { Copy, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { formatDate, formatNumber } from '#renderer/components/words/format.ts';
import { Code } from '#renderer/components/words/text.tsx';
import { request, useCommand } from '#renderer/host/api.ts';
import { useRecordWords } from '#renderer/records/use-words.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { LOST_STATES, type RecordDifference, type TrailVerification } from '#shared/contract/workspace/trail.ts';
import { differenceWords } from '#shared/records/differences.ts';

/** Records that are named on the page; the command line has 200. */
const SHOWN = 20;

/** Checks everything on demand and keeps the answer until it is asked again. */
export function useVerify() {
  const [result, setResult] = useState<TrailVerification | null>(null);
  const [running, setRunning] = useState(false);
  async function verify(): Promise<void> {
    setRunning(true);
    try {
      setResult(await request('trail.verify', {}));
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
    setRunning(false);
  }
  return { result, running, verify };
}

type VerifyButtonProps = { readonly running: boolean; readonly onVerify: () => void };

export function VerifyButton({ running, onVerify }: VerifyButtonProps) {
  const { t } = useTranslation('trail');
  return (
    <Button variant="outlined" startIcon={<ShieldCheck aria-hidden="true" />} loading={running} onClick={onVerify}>
      {t('verify.action')}
    </Button>
  );
}

type VerifyResultProps = { readonly result: TrailVerification; readonly onAccepted: () => void };

/** Whether chain, records and file hold, what does not, and the hash that can be kept elsewhere. */
export function VerifyResult({ result, onAccepted }: VerifyResultProps) {
  const { t, i18n } = useTranslation('trail');
  const { intact, entries, brokenAt, compared, differing, differences, damage, checkpoint, contents, contentFaults } =
    result;
  const number = (value: number) => formatNumber(value, i18n.language);
  const left = differing - Math.min(differences.length, SHOWN);
  return (
    <Notice tone={intact ? 'ok' : 'problem'} role={intact ? 'status' : 'alert'}>
      <Box sx={{ maxHeight: '40vh', overflowY: 'auto' }} tabIndex={intact ? undefined : 0}>
        <div>
          {brokenAt === null
            ? t('verify.holds', { count: entries, shown: number(entries) })
            : t('verify.broken', { seq: number(brokenAt) })}
        </div>
        <div>
          {differing === 0
            ? t('verify.same', { count: compared, shown: number(compared) })
            : t('verify.differ', { count: differing, shown: number(differing) })}
        </div>
        {differing > 0 && (
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {differences.slice(0, SHOWN).map((difference) => (
              <DifferenceItem key={`${difference.entity} ${difference.id}`} difference={difference} />
            ))}
            {left > 0 && <li>{t('verify.more', { count: left })}</li>}
          </Box>
        )}
        {contents > 0 && contentFaults.length === 0 && (
          <div>{t('verify.contents', { count: contents, shown: number(contents) })}</div>
        )}
        {contentFaults.map(({ code, fileName, kind }) => (
          <div key={`${code} ${fileName}`}>{t(`verify.content.${kind}`, { code, name: fileName })}</div>
        ))}
        {result.wordsRenewed.map(({ code, fileName }) => (
          <div key={`words ${code} ${fileName}`}>{t('verify.wordsRenewed', { code, name: fileName })}</div>
        ))}
        {damage.map((message) => (
          <div key={message}>{t('verify.damage', { message })}</div>
        ))}
        {checkpoint.state === 'first' && <div>{t('verify.first')}</div>}
        {LOST_STATES.includes(checkpoint.state) && <LostCheckpoint checkpoint={checkpoint} onAccepted={onAccepted} />}
      </Box>
      <Head head={result.head} />
    </Notice>
  );
}

function DifferenceItem({ difference }: { readonly difference: RecordDifference }) {
  const { t } = useTranslation('trail');
  const words = useRecordWords();
  const { entity, label, kind, fields } = difference;
  return (
    <li>
      {t(`verify.kind.${kind}`, { record: `${words.entity(entity)} ${label}` })}
      {(kind === 'changed' || kind === 'unfit') &&
        fields.map((difference) => (
          <Box key={difference.field} sx={{ fontSize: '0.8125rem' }}>
            {t(kind === 'unfit' ? 'verify.is' : 'verify.wasIs', differenceWords(words, entity, difference))}
          </Box>
        ))}
    </li>
  );
}

type LostCheckpointProps = {
  readonly checkpoint: TrailVerification['checkpoint'];
  readonly onAccepted: () => void;
};

function LostCheckpoint({ checkpoint, onAccepted }: LostCheckpointProps) {
  const { t, i18n } = useTranslation('trail');
  const accept = useCommand('trail.acceptCheckpoint');
  const { state, entries, at } = checkpoint;
  const params = { date: formatDate(at, i18n.language), shown: formatNumber(entries, i18n.language) };
  async function takeOver(): Promise<void> {
    try {
      await accept.mutateAsync({});
      showToast({ message: t('verify.accepted') });
      onAccepted();
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Box sx={{ my: 0.5 }}>
      <div>{t(`verify.${state}`, params)}</div>
      <Button onClick={() => void takeOver()}>{t('verify.accept')}</Button>
    </Box>
  );
}

function Head({ head }: { readonly head: string }) {
  const { t } = useTranslation('trail');
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(head);
    showToast({ message: t('verify.copied') });
  }
  return (
    <>
      <Box sx={{ mt: 0.5, fontSize: '0.8125rem' }}>
        {t('verify.head')}:{' '}
        <Box component={Code} sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          {head}
        </Box>
        <IconButton aria-label={t('common:actions.copy')} onClick={() => void copy()} sx={{ ml: 0.5, p: 0.5 }}>
          <Copy size="0.9375rem" aria-hidden="true" />
        </IconButton>
      </Box>
      <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>{t('verify.headHelp')}</Box>
    </>
  );
}
