import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, localToday } from '#renderer/components/words/format.ts';
import { isOutdated, MONTHS_KNOWN } from '#shared/catalogue/known-as-of.ts';
import { Notice } from './notice.tsx';

/** Says of which day a part of the catalogue is known, and warns where that is too long ago, where the reader is. */
export function KnownAsOf({ date, about }: { readonly date: string; readonly about: 'law' | 'standards' }) {
  const { t } = useTranslation('crosswalk');
  const words = useKnownAsOf(date);
  if (!words.outdated) return <span>{`${words.text}.`}</span>;
  return <Notice tone="attention">{`${words.text}. ${t(`outdated.${about}`, { count: MONTHS_KNOWN })}`}</Notice>;
}

/** "Known as of 30 Nov 2026", and whether that is too long ago by the clock of this computer. */
export function useKnownAsOf(date: string): { readonly text: string; readonly outdated: boolean } {
  const { t, i18n } = useTranslation('crosswalk');
  const [today] = useState(() => localToday(new Date()));
  return { text: t('knownAsOf', { date: formatDate(date, i18n.language) }), outdated: isOutdated(date, today) };
}
