import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueNode } from '#renderer/app/catalogue.ts';
import { type RecordWords, recordWords } from './words.ts';

/** Words for the records of the trail, in the language of the screen. */
export function useRecordWords(): RecordWords {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => recordWords(t, language, (id) => catalogueNode(id)?.title ?? ''), [t, language]);
}
