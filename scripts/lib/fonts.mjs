import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from './paths.mjs';

/** Typefaces for scripts that IBM Plex Sans itself lacks; which of the files, and in which weights. */
const FAMILIES = [
  { name: 'ibm-plex-sans-arabic', part: '-arabic', weights: '400|600' },
  { name: 'ibm-plex-sans-hebrew', part: '-hebrew', weights: '400|600' },
  { name: 'ibm-plex-sans-thai', part: '-thai', weights: '400|600' },
  { name: 'ibm-plex-sans-devanagari', part: '-devanagari', weights: '400|600' },
  { name: 'noto-emoji', part: '-emoji', weights: '400' },
  ...['sc', 'tc', 'jp', 'kr'].map((place) => ({ name: `noto-sans-${place}`, part: null, weights: '400' })),
];

/** Folders of the packages, for the notices on the works of others. */
export function fontPackages() {
  return FAMILIES.map(({ name }) => join(modules, '@fontsource', name));
}

/** @returns {{ from: string, name: string }[]} files to stand beside the program, of the large ones all parts */
export function scriptFonts() {
  return FAMILIES.flatMap(({ name, part, weights }) => {
    const folder = join(modules, '@fontsource', name);
    const pattern = new RegExp(`^${name}${part ?? '(-\\d+)'}-(${weights})-normal\\.woff$`);
    const files = readdirSync(join(folder, 'files')).flatMap((file) => {
      const found = pattern.exec(file)?.slice(1).join('-').replace(/^-/, '');
      return found === undefined ? [] : [{ from: join(folder, 'files', file), name: `${name}-${found}.woff` }];
    });
    return part === null ? [...files, { from: join(folder, 'unicode.json'), name: `${name}.json` }] : files;
  });
}
