import fs from 'node:fs';
import path from 'node:path';
import i18next from 'i18next';
import { LANGUAGES } from '#shared/contract/app.ts';
import { pseudoLocalise } from '#shared/pseudo-locale.ts';

/** Words by `namespace:key`, or by the first of several that there is, with the values that the sentence names. */
export type Translate = (key: string | string[], params?: Readonly<Record<string, string | number>>) => string;

const PSEUDO = 'en-XA';

export type Locales = {
  /** Words of `language`, which screen and documents choose independently; unknown ones fall back to English. */
  translate(language: string): Translate;
};

const loaded = new Map<string, Locales>();

/**
 * Every namespace of every language: one JSON file each under `folder/<language>/`. A process reads them once, though
 * it may start several cores: the command line one for its own words and one for the work.
 */
export function loadLocales(folder: string): Locales {
  const known = loaded.get(folder) ?? readLocales(folder);
  loaded.set(folder, known);
  return known;
}

function readLocales(folder: string): Locales {
  const english = readNamespaces(path.join(folder, 'en'));
  const instance = i18next.createInstance({
    resources: { en: english },
    lng: 'en',
    fallbackLng: 'en',
    ns: Object.keys(english),
    defaultNS: 'common',
    supportedLngs: [...LANGUAGES],
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  void instance.init();
  return {
    translate(language) {
      // Few ever ask for it, and it takes longer to make than everything else to read.
      if (language === PSEUDO && !instance.hasResourceBundle(PSEUDO, 'common')) {
        for (const [namespace, words] of Object.entries(english)) {
          instance.addResourceBundle(PSEUDO, namespace, pseudoLocalise(words));
        }
      }
      const words = instance.getFixedT(language);
      return (key, params = {}) => words(key, params);
    },
  };
}

function readNamespaces(folder: string): Record<string, object> {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [
      path.basename(name, '.json'),
      JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as object,
    ]),
  );
}
