import path from 'node:path';
import { loadLocales, type Translate } from '#core/resources/locales.ts';
import type { Failure } from '#shared/contract/define.ts';
import type { AppError } from '#shared/contract/errors.ts';

export type Words = {
  /** Words of the `desktop` namespace in the current language. */
  t: Translate;
  failure(error: AppError): Failure;
  /** True when the language is another one now. */
  use(language: string): boolean;
};

export function loadWords(appFolder: string): Words {
  const locales = loadLocales(path.join(appFolder, 'resources', 'locales'));
  let language = 'en';
  const words: Words = {
    t: locales.translate(language),
    failure: ({ code, params, fields }) => ({ code, message: words.t(`errors:${code}`, params), params, fields }),
    use(next) {
      const other = next !== language;
      language = next;
      if (other) words.t = locales.translate(language);
      return other;
    },
  };
  return words;
}
