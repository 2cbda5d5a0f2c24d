import { useEffect, useState } from 'react';
import { guidanceFile, type NodeGuidance } from '#shared/catalogue/guidance.ts';

/** In a chunk of its own each: nobody needs them before a requirement is opened. */
const files = import.meta.glob<unknown>('../../resources/catalogue/guidance/en/*.json', { import: 'default' });

let loading: Promise<Guidance> | undefined;

/** What is taught about each requirement, by its number; undefined until it is there. */
export type Guidance = ReadonlyMap<string, NodeGuidance>;

export function useGuidance(): Guidance | undefined {
  const [texts, setTexts] = useState<Guidance>();
  useEffect(() => {
    let wanted = true;
    loading ??= loadGuidance();
    void loading.then((loaded) => wanted && setTexts(loaded));
    return () => {
      wanted = false;
    };
  }, []);
  return texts;
}

async function loadGuidance(): Promise<Guidance> {
  const parsed = await Promise.all(Object.values(files).map(async (load) => guidanceFile.parse(await load())));
  return new Map(parsed.flatMap((file) => Object.entries(file)));
}
