import { useEffect, useState } from 'react';
import { guidanceFile, type NodeGuidance } from '#shared/catalogue/guidance.ts';

/** In a chunk of its own each: nobody needs them before a requirement is opened. */
const files = import.meta.glob<unknown>('../../resources/catalogue/guidance/en/*.json', { import: 'default' });

let loading: Promise<ReadonlyMap<string, NodeGuidance>> | undefined;

/** What is taught about one requirement; undefined until it is there, and for a requirement without such texts. */
export function useGuidance(nodeId: string): NodeGuidance | undefined {
  const [texts, setTexts] = useState<ReadonlyMap<string, NodeGuidance>>();
  useEffect(() => {
    let wanted = true;
    loading ??= loadGuidance();
    void loading.then((loaded) => wanted && setTexts(loaded));
    return () => {
      wanted = false;
    };
  }, []);
  return texts?.get(nodeId);
}

async function loadGuidance(): Promise<ReadonlyMap<string, NodeGuidance>> {
  const parsed = await Promise.all(Object.values(files).map(async (load) => guidanceFile.parse(await load())));
  return new Map(parsed.flatMap((file) => Object.entries(file)));
}
