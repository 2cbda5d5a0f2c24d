/**
 * Amounts are whole numbers of the smallest unit of the organisation's currency. Until the organisation names one they
 * have two decimal places, as most currencies, and no sign.
 */
const PLACES = 2;
const UNITS = 10 ** PLACES;

/** `1999950` as it is typed and counted with: `19999.50`. Digit by digit, since a fraction would round high amounts. */
export function decimalOfMoney(amount: number): `${number}` {
  const digits = String(amount).padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}` as `${number}`;
}

/** `19999.5` or `19999,50` as an amount; undefined where it is none, or has more decimal places than there are. */
export function moneyOfDecimal(typed: string): number | undefined {
  const [, whole = '', part = ''] = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(typed) ?? [];
  if (whole === '') return undefined;
  const amount = Number(whole) * UNITS + Number(part.padEnd(PLACES, '0'));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** An amount as a person reads it in that language, such as `19,999.50`. */
export function formatMoney(amount: number, language: string): string {
  const places = { minimumFractionDigits: PLACES, maximumFractionDigits: PLACES };
  return new Intl.NumberFormat(language, places).format(decimalOfMoney(amount));
}
