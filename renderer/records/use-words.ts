import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '#renderer/components/fields/picks/countries.ts';
import { formatDate, formatInstant } from '#renderer/components/words/format.ts';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import { type RecordWords, recordWords } from '#shared/records/words.ts';

/** Words for the records of the trail, in the language of the screen. */
export function useRecordWords(): RecordWords {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    // i18next's own type knows each key; here they are made of what the trail holds.
    const words = t as unknown as (key: string | string[], params?: object) => string;
    return recordWords(words, language, {
      nodeTitle: (id) => catalogueNode(id)?.title ?? '',
      country: (code) => countryName(code, language),
      date: (date) => formatDate(date, language),
      instant: (instant) => formatInstant(instant, language),
    });
  }, [t, language]);
}
