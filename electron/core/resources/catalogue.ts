import fs from 'node:fs';
import path from 'node:path';
import { type Catalogue, parseCatalogue } from '#shared/catalogue/catalogue.ts';
import { guidanceFile, type NodeGuidance } from '#shared/catalogue/guidance.ts';

/** Reads and validates the standard-as-data; a fault in it stops the start, because everything rests on it. */
export function loadCatalogue(folder: string): Catalogue {
  return parseCatalogue(JSON.parse(fs.readFileSync(path.join(folder, 'iso42001.json'), 'utf8')));
}

/** What is taught about each node, in the one language that there is. */
export function loadGuidance(folder: string): Readonly<Record<string, NodeGuidance>> {
  const files = path.join(folder, 'guidance', 'en');
  const read = (name: string) => guidanceFile.parse(JSON.parse(fs.readFileSync(path.join(files, name), 'utf8')));
  return Object.assign({}, ...fs.readdirSync(files).sort().map(read)) as Record<string, NodeGuidance>;
}
