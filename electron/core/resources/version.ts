import fs from 'node:fs';
import path from 'node:path';

/** Version of the product, as its package says; for hosts that Electron does not tell. */
export function readVersion(appFolder: string): string {
  const text = fs.readFileSync(path.join(appFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
