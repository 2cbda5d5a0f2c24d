import fs from 'node:fs';
import path from 'node:path';
import i18next from 'i18next';
import { LANGUAGES } from '#shared/contract/app.ts';
import { pseudoLocalise } from '#shared/pseudo-locale.ts';

/** Words by `namespace:key`, or by the first of several that there is, with the values that the sentence names. */
export type Translate = (key: string | string[], params?: Readonly<Record<string, string | number>>) => string;

export type Locales = {
  /** Words of `language`, which screen and documents choose independently; unknown ones fall back to English. */
  translate(language: string): Translate;
};

/** Loads every namespace of every language: one JSON file each under `folder/<language>/`. */
export function loadLocales(folder: string): Locales {
  const english = readNamespaces(path.join(folder, 'en'));
  const resources: Record<string, Record<string, object>> = { en: english };
  resources['en-XA'] = Object.fromEntries(
    Object.entries(english).map(([namespace, words]) => [namespace, pseudoLocalise(words)]),
  );
  const instance = i18next.createInstance({
    resources: resources,
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
