import type { TFunction } from 'i18next';
import type { FieldDefinition } from '#shared/entities/ai-system.ts';
import { MAX_LINE, MAX_TEXT } from '#shared/entities/text.ts';

/** The sentence why a value cannot be stored, or `''`. The core checks the same again. */
export function validateField(t: TFunction<'systems'>, definition: FieldDefinition, value: unknown): string {
  if (definition.key === 'name' && String(value).trim() === '') return t('form.nameMissing');
  if (definition.kind === 'line') return tooLong(t, String(value).trim(), MAX_LINE);
  if (definition.kind === 'text') return tooLong(t, String(value), MAX_TEXT);
  if (definition.kind === 'list' && Array.isArray(value)) {
    if (value.length > MAX_ITEMS) return t('form.tooMany', { limit: MAX_ITEMS, over: value.length - MAX_ITEMS });
    return value.map((item) => tooLong(t, String(item), MAX_LINE)).find((problem) => problem !== '') ?? '';
  }
  return '';
}

const MAX_ITEMS = 200;

function tooLong(t: TFunction<'systems'>, value: string, limit: number): string {
  return value.length <= limit ? '' : t('form.tooLong', { limit, over: value.length - limit });
}
