import i18next from 'i18next';
import { RequestError } from '#renderer/host/api.ts';

/**
 * One sentence for a person out of whatever was thrown: the core's own where it gave one, otherwise the sentence of
 * its code. The text of an unexpected error is not shown: it may be anything, and in any language.
 */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof RequestError)) return i18next.t('errors:internal', { ns: 'errors' });
  const { code, message, params } = error.failure;
  return message === '' ? i18next.t(`errors:${code}`, { ...params }) : message;
}

/** The sentence for one input field of a refused request, or the whole refusal's. */
export function fieldSentenceOf(error: unknown, field: string): string {
  if (error instanceof RequestError) {
    const fields = Object.entries(error.failure.fields);
    const hit = fields.find(([path]) => path === field || path.endsWith(`.${field}`));
    if (hit !== undefined && hit[1] !== '') return hit[1];
  }
  return sentenceOf(error);
}
