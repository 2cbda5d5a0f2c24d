import { cutText } from '#shared/values/well-formed.ts';

const MAX_LENGTH = 120;

/**
 * A file name for any of the three systems made of what a person typed: letters of every script stay, what Windows
 * forbids (reserved characters and device names, trailing dots) and path separators go.
 */
export function safeFileName(wanted: string): string {
  const cleaned = wanted
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const shortened = cleaned.length <= MAX_LENGTH ? cleaned : shorten(cleaned);
  if (shortened === '') return 'file';
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(shortened) ? `_${shortened}` : shortened;
}

function shorten(name: string): string {
  const dot = name.lastIndexOf('.');
  const suffix = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  return cutText(name, MAX_LENGTH - suffix.length).trimEnd() + suffix;
}
