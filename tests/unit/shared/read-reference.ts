import fs from 'node:fs';
import path from 'node:path';
import { parseTopic, REFERENCE_TOPICS, type Reference, type ReferenceTopic } from '#shared/catalogue/reference.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../resources/catalogue');

export function readCatalogueFile(name: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(FOLDER, name), 'utf8'));
}

/** Every topic of the reference as it is shipped, parsed. */
export function readReference(): Reference {
  const topics = Object.entries(REFERENCE_TOPICS).map(([topic, { file }]) => [
    topic,
    parseTopic(
      topic as ReferenceTopic,
      readCatalogueFile(`reference/${file}.json`),
      readCatalogueFile(`reference/en/${file}.json`),
    ),
  ]);
  return Object.fromEntries(topics) as Reference;
}
