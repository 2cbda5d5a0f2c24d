import fs from 'node:fs';
import path from 'node:path';
import { type Catalogue, parseCatalogue } from '#shared/catalogue/catalogue.ts';

/** Reads and validates the standard-as-data; a fault in it stops the start, because everything rests on it. */
export function loadCatalogue(folder: string): Catalogue {
  return parseCatalogue(JSON.parse(fs.readFileSync(path.join(folder, 'iso42001.json'), 'utf8')));
}
