import type { TFunction } from 'i18next';
import { formatNumber } from '#renderer/components/format.ts';

/** A file's size in the unit that a person would use; decimal units, as file managers show them. */
export function formatBytes(bytes: number, t: TFunction<'documentsPage'>, language: string): string {
  if (bytes < 1000) return t('bytes.b', { value: formatNumber(bytes, language) });
  if (bytes < 999_500) return t('bytes.kb', { value: formatNumber(Math.round(bytes / 1000), language) });
  return t('bytes.mb', { value: formatNumber(Math.round(bytes / 100_000) / 10, language) });
}

/** A file name out of words: no signs that a file system or an archive trips over. */
export function fileNameOf(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 120);
}
