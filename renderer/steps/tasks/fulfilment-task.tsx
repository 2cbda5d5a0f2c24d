import { useState } from 'react';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { useRoute } from '#renderer/host/api.ts';
import { FulfilmentPanel } from '#renderer/records/fulfilment/fulfilment-panel.tsx';
import { catalogueNode } from '#renderer/standard/catalogue.ts';
import { PlainWords } from './plain-words.tsx';

type FulfilmentTaskProps = {
  readonly nodes: readonly string[];
  readonly onNode: (nodeId: string) => void;
};

/** Requirement by requirement: what records show of it and what is missing. */
export function FulfilmentTask({ nodes, onNode }: FulfilmentTaskProps) {
  const fulfilment = useRoute('fulfilment.list', { nodeIds: [...nodes] });
  const [open, setOpen] = useState<string | null>(null);
  return (
    <QueryView query={fulfilment}>
      {(list) =>
        list.flatMap((each) => {
          const node = catalogueNode(each.nodeId);
          return node === undefined
            ? []
            : [
                <FulfilmentPanel
                  key={node.id}
                  node={node}
                  fulfilment={each}
                  open={open === node.id}
                  onOpen={(wanted) => setOpen(wanted ? node.id : null)}
                  onFocus={() => onNode(node.id)}
                >
                  <PlainWords node={node} />
                </FulfilmentPanel>,
              ];
        })
      }
    </QueryView>
  );
}
