import { comparable } from './normalise.ts';

export type ReadCountries = {
  /** ISO 3166-1 alpha-2 codes, each once. */
  readonly codes: string[];
  /** Parts that are no country: "EU", "worldwide". */
  readonly unread: string[];
};

/** The longest name of a country in any of the languages is shorter. */
const MAX_NAME = 80;
const LANGUAGES = ['en', 'de', 'nl', 'fr', 'es', 'it'];

/** What `Intl` does not know: former names, short forms, and the three-letter codes of ISO 3166-1 that files use. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  USA: 'US',
  'U.S.': 'US',
  'U.S.A.': 'US',
  'United States of America': 'US',
  America: 'US',
  'Vereinigte Staaten von Amerika': 'US',
  'Verenigde Staten van Amerika': 'US',
  UK: 'GB',
  'U.K.': 'GB',
  'Great Britain': 'GB',
  Britain: 'GB',
  England: 'GB',
  Scotland: 'GB',
  Wales: 'GB',
  'Northern Ireland': 'GB',
  Großbritannien: 'GB',
  'Groot-Brittannië': 'GB',
  'Grande-Bretagne': 'GB',
  'Gran Bretaña': 'GB',
  'Gran Bretagna': 'GB',
  Holland: 'NL',
  'The Netherlands': 'NL',
  'Czech Republic': 'CZ',
  'Tschechische Republik': 'CZ',
  Turkey: 'TR',
  'South Korea': 'KR',
  'Republic of Korea': 'KR',
  'Korea, Republic of': 'KR',
  'North Korea': 'KP',
  'Russian Federation': 'RU',
  'Viet Nam': 'VN',
  UAE: 'AE',
  'Republic of Ireland': 'IE',
  'Hong Kong': 'HK',
  Macau: 'MO',
  Taiwan: 'TW',
  Macedonia: 'MK',
  Swaziland: 'SZ',
  'Cape Verde': 'CV',
  'Ivory Coast': 'CI',
  Burma: 'MM',
  'DR Congo': 'CD',
  'Slovak Republic': 'SK',
  'BR Deutschland': 'DE',
  ...{ AUT: 'AT', BEL: 'BE', BGR: 'BG', HRV: 'HR', CYP: 'CY', CZE: 'CZ', DNK: 'DK', EST: 'EE', FIN: 'FI', FRA: 'FR' },
  ...{ DEU: 'DE', GRC: 'GR', HUN: 'HU', IRL: 'IE', ITA: 'IT', LVA: 'LV', LTU: 'LT', LUX: 'LU', MLT: 'MT', NLD: 'NL' },
  ...{ POL: 'PL', PRT: 'PT', ROU: 'RO', SVK: 'SK', SVN: 'SI', ESP: 'ES', SWE: 'SE', NOR: 'NO', ISL: 'IS', LIE: 'LI' },
  ...{ CHE: 'CH', GBR: 'GB', CAN: 'CA', MEX: 'MX', BRA: 'BR', ARG: 'AR', CHL: 'CL', COL: 'CO', AUS: 'AU', NZL: 'NZ' },
  ...{ JPN: 'JP', CHN: 'CN', IND: 'IN', KOR: 'KR', SGP: 'SG', HKG: 'HK', TWN: 'TW', IDN: 'ID', MYS: 'MY', THA: 'TH' },
  ...{ VNM: 'VN', PHL: 'PH', ARE: 'AE', SAU: 'SA', ISR: 'IL', TUR: 'TR', ZAF: 'ZA', EGY: 'EG', NGA: 'NG', KEN: 'KE' },
  ...{ UKR: 'UA', SRB: 'RS', MAR: 'MA' },
};

/** Countries by code or by name in English, German, Dutch, French, Spanish, Italian or their own main language. */
export function readCountries(text: string): ReadCountries {
  const codes = new Set<string>();
  const unread: string[] = [];
  // A whole item first: "Korea, Republic of" and "Trinidad and Tobago" hold what separates others.
  for (const item of text.split(/[;\n|]/u)) take(item, [/,/u, /\/|&|\+|\s(?:and|und|en|et|y|e)\s/iu], codes, unread);
  return { codes: [...codes], unread };
}

function take(item: string, separators: readonly RegExp[], codes: Set<string>, unread: string[]): void {
  const plain = item.trim();
  if (plain === '') return;
  const code = countryCode(plain);
  const [separator, ...rest] = separators;
  if (code !== null) codes.add(code);
  else if (separator === undefined) unread.push(plain);
  else for (const part of plain.split(separator)) take(part, rest, codes, unread);
}

/** The code of one country by its code or name, or `null`. */
export function countryCode(text: string): string | null {
  return text.length > MAX_NAME ? null : (countryNames().get(nameKey(text)) ?? null);
}

/**
 * Whether a value is nothing but countries: `name` with one in full, `code` with upper-case codes alone. Codes prove
 * little by themselves, "HR" and "IT" are departments first.
 */
export function countriesAtSight(text: string): 'name' | 'code' | null {
  const { codes, unread } = readCountries(text);
  if (codes.length === 0 || unread.length > 0) return null;
  const items = text.split(/[;,\n|/&]/u).map((item) => item.trim());
  if (items.some((item) => item.length > 3)) return 'name';
  return items.every((item) => /^[A-Z]{2,3}$/u.test(item)) ? 'code' : null;
}

let names: ReadonlyMap<string, string> | null = null;

function countryNames(): ReadonlyMap<string, string> {
  if (names !== null) return names;
  const found = new Map<string, string>();
  const codes = regionCodes();
  for (const code of codes) {
    const own = new Intl.Locale(`und-${code}`).maximize().language;
    addName(found, new Intl.DisplayNames([own], { type: 'region', fallback: 'none' }).of(code), code);
  }
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of codes) addName(found, display.of(code), code);
  }
  for (const code of codes) found.set(code.toLowerCase(), code);
  for (const [name, code] of Object.entries(OTHER_NAMES)) addName(found, name, code);
  names = found;
  return found;
}

/** Codes `Intl` has a name for, without groups, reserved and withdrawn ones. */
function regionCodes(): string[] {
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes: string[] = [];
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const code = String.fromCharCode(first, second);
      if (NO_COUNTRY.has(code) || english.of(code) === undefined) continue;
      if (Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`) codes.push(code);
    }
  }
  return codes;
}

const NO_COUNTRY = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

function addName(found: Map<string, string>, name: string | undefined, code: string): void {
  const plain = nameKey(name ?? '');
  if (plain !== '') found.set(plain, code);
}

/** "Bosnia & Herzegovina" and "Bosnia and Herzegovina" are one. */
function nameKey(name: string): string {
  return comparable(name)
    .split(' ')
    .filter((word) => !JOINING.has(word))
    .join(' ');
}

const JOINING = new Set(['and', 'und', 'en', 'et', 'y', 'e', 'the']);
