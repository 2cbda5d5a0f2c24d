/** What Windows reserves as device names, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const MAX_LENGTH = 120;

/**
 * A name that every file system takes, keeping letters of all languages: no separators, control characters,
 * characters or device names that Windows reserves, no dot or space at the ends; `''` when nothing is left.
 */
export function safeFileName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, ' ')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = [...cleaned]
    .slice(0, MAX_LENGTH)
    .join('')
    .replace(/[. ]+$/, '');
  return RESERVED.test(short) ? `_${short}` : short;
}

/** A workspace's file name after its organisation: words joined by hyphens. */
export function workspaceFileName(organisation: string, fallback: string): string {
  const stem = safeFileName(organisation.replace(/\.aims$/i, ''))
    .replace(/[&,;'’()[\]{}+=!%^`~#$@. ]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${stem === '' ? fallback : stem}.aims`;
}
