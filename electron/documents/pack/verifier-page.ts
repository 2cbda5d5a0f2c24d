import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Translate } from '../model/translate.ts';

/** Words that stand in the page itself; the script takes the others. */
const FIXED = ['title', 'intro', 'choose', 'drop', 'trust'] as const;
const SCRIPTED = [
  'reading',
  'checking',
  'chain',
  'noPack',
  'unreadable',
  'intact',
  'altered',
  'pack',
  'organisation',
  'asOf',
  'standard',
  'head',
  'entries',
  'fingerprint',
  'trail',
  'trailNone',
  'trail_holds',
  'trail_broken',
  'trail_other',
  'trail_unreadable',
  'files',
  'disagrees',
  'contradicts',
  'documents',
  'file',
  'state',
  'same',
  'changed',
  'missing',
  'added',
  'litter',
] as const;
/** What the script puts into its sentences itself. */
const PLACES = ['name', 'count', 'done', 'total', 'entries', 'expected', 'at'] as const;

/**
 * The page that checks a pack without the program: one file that runs from disk, reaches no network and runs no script
 * but its own, which its policy names by hash.
 *
 * @param folder holds the page's parts, `resources/verifier`
 */
export function verifierPage(folder: string, language: string, t: Translate): Uint8Array {
  const part = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8').trim();
  const style = part('verify.css');
  const script = part('verify.js');
  const places = Object.fromEntries(PLACES.map((name) => [name, `{{${name}}}`]));
  const words = Object.fromEntries(SCRIPTED.map((key) => [key, t(`verifier:${key}`, places)]));
  const values: Record<string, string> = {
    ...Object.fromEntries(FIXED.map((key) => [`{{${key}}}`, escaped(t(`verifier:${key}`))])),
    '{{language}}': escaped(language),
    '{{policy}}': `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`,
    '"{{words}}"': JSON.stringify(words).replaceAll('<', '\\u003c'),
    '/*{{style}}*/': style,
    '/*{{script}}*/': script,
  };
  const page = part('verify.html').replace(PLACE, (place) => values[place] ?? place);
  return Buffer.from(`${page}\n`);
}

/** As the template's own languages allow it, so that it can be read as what it is. */
const PLACE = /\/\*\{\{\w+\}\}\*\/|"\{\{words\}\}"|\{\{\w+\}\}/g;

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
