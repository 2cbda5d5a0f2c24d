import fs from 'node:fs';
import path from 'node:path';
import i18next from 'i18next';
import { countryName } from '#renderer/components/fields/picks/countries.ts';
import { formatDate, formatInstant } from '#renderer/components/words/format.ts';
import { type RecordWords, recordWords } from '#shared/records/words.ts';

/** Words for records as the screen has them in English; of the requirements one has a title. Keys without words are noted. */
export async function englishWords(missing: string[] = []): Promise<RecordWords> {
  const resources = englishResources();
  const instance = i18next.createInstance();
  const interpolation = { escapeValue: false };
  const noting = { saveMissing: true, missingKeyHandler: (_: unknown, __: string, key: string) => missing.push(key) };
  const found = { resources: { en: resources }, ns: Object.keys(resources), defaultNS: 'common' };
  await instance.init({ lng: 'en', ...found, ...noting, interpolation });
  const t = instance.t as unknown as (key: string | string[], params?: object) => string;
  return recordWords(t, 'en', {
    nodeTitle: (id) => (id === '6.1.2' ? 'AI risk assessment' : ''),
    country: (code) => countryName(code, 'en'),
    date: (date) => formatDate(date, 'en'),
    instant: (instant) => formatInstant(instant, 'en'),
  });
}

/** Every English word, by namespace. */
export function englishResources(): Record<string, object> {
  const folder = path.join(import.meta.dirname, '../../../../resources/locales/en');
  return Object.fromEntries(
    fs
      .readdirSync(folder)
      .map((file) => [
        path.basename(file, '.json'),
        JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as object,
      ]),
  );
}
