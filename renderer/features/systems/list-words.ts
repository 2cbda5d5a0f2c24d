import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import { formatDate } from '#renderer/components/words/format.ts';
import { LIFECYCLE_STAGES, PERSONAL_DATA, SCOPE_DECISIONS } from '#shared/entities/ai-system.ts';

/**
 * The words that the rows of the list show, looked up once for all of them: asking the translator in every cell would
 * take most of the time of a scroll.
 */
export type ListWords = {
  /** By column and value; `''` has no word, an empty cell says it. */
  readonly choices: Readonly<Record<'lifecycleStage' | 'scope' | 'personalData', Readonly<Record<string, string>>>>;
  readonly archived: string;
  readonly day: (day: string) => string;
  readonly percent: (percent: number) => string;
  readonly selectRow: (name: string) => string;
};

export function listWords(t: TFunction<'systems'>, language: string): ListWords {
  const wordsOf = (column: string, values: readonly string[]) =>
    Object.fromEntries(values.map((value) => [value, value === '' ? '' : t(`choices.${column}.${value}`)]));
  const days = new Map<string, string>();
  return {
    choices: {
      lifecycleStage: wordsOf('lifecycleStage', LIFECYCLE_STAGES),
      scope: wordsOf('scope', SCOPE_DECISIONS),
      personalData: wordsOf('personalData', PERSONAL_DATA),
    },
    archived: t('list.archivedMark'),
    day(day) {
      const word = days.get(day) ?? formatDate(day, language);
      days.set(day, word);
      return word;
    },
    percent: (percent) => t('list.completeness', { percent }),
    selectRow: (name) => t('list.selectRow', { name }),
  };
}

export const ListWordsContext = createContext<ListWords | null>(null);

export function useListWords(): ListWords {
  const words = useContext(ListWordsContext);
  if (words === null) throw new Error('the list has no words');
  return words;
}
