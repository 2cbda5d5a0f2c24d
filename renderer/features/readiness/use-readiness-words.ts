import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '#renderer/components/words/format.ts';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import type { ReadinessFinding } from '#shared/contract/domains/readiness.ts';
import type { Subject } from '#shared/rules/readiness/rule.ts';
import {
  findingRemedy,
  findingSentence,
  ruleTitle,
  subjectDetail,
  subjectName,
} from '#shared/rules/readiness/words.ts';

export type ReadinessWords = {
  readonly title: (rule: string) => string;
  readonly sentence: (finding: ReadinessFinding) => string;
  readonly remedy: (finding: ReadinessFinding) => string;
  readonly name: (subject: Subject) => string;
  readonly detail: (rule: string, subject: Subject) => string;
};

/** Words for findings and their records, in the language of the screen. */
export function useReadinessWords(): ReadinessWords {
  const { t, i18n } = useTranslation('readiness');
  const { language } = i18n;
  return useMemo(() => {
    const words = (key: string, params?: Record<string, string | number>) => t(key, params ?? {});
    return {
      title: (rule) => ruleTitle(rule, words),
      sentence: (finding) => findingSentence(finding, words),
      remedy: (finding) => findingRemedy(finding, words),
      name: (subject) => {
        const name = subjectName(subject, words);
        if (subject.entity !== 'assessmentResults' && subject.entity !== 'nodes') return name;
        return `${name} ${catalogueNode(subject.id)?.title ?? ''}`.trim();
      },
      detail: (rule, subject) => subjectDetail(rule, subject, words, (date) => formatDate(date, language)),
    };
  }, [t, language]);
}
