import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES } from '#shared/contract/app.ts';
import { pseudoLocalise } from '#shared/pseudo-locale.ts';

type Words = Record<string, unknown>;

const files = import.meta.glob<Words>('../../../resources/locales/en/*.json', { eager: true, import: 'default' });
const english: Record<string, Words> = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [namespaceOf(path), words]),
);

/** Loads the words of the screen: one JSON file a namespace, the file's name being the namespace's. */
export function startI18n(language: string): void {
  void i18next.use(initReactI18next).init({
    resources: { en: english },
    lng: language,
    fallbackLng: 'en',
    ns: Object.keys(english),
    defaultNS: 'common',
    supportedLngs: [...LANGUAGES],
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  applyLanguage(language);
}

export function applyLanguage(language: string): void {
  if (language === 'en-XA' && !i18next.hasResourceBundle(language, 'common')) {
    for (const [namespace, words] of Object.entries(english)) {
      i18next.addResourceBundle(language, namespace, pseudoLocalise(words));
    }
  }
  if (i18next.language !== language) void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

function namespaceOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}
