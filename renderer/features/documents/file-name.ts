/** A file name out of words: no signs that a file system or an archive trips over. */
export function fileNameOf(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 120);
}
