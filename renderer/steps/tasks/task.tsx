import type { PageTask } from '#shared/steps/pages.ts';
import { DocumentsTask } from './documents-task.tsx';
import { FulfilmentTask } from './fulfilment-task.tsx';
import { NodesTask } from './nodes-task.tsx';
import { ProfileTask } from './profile-task.tsx';
import { SystemsTask } from './systems-task.tsx';

export type TaskProps = {
  readonly task: PageTask;
  /** A requirement is being worked on, and the help follows. */
  readonly onNode: (nodeId: string) => void;
};

/** The work of a page, drawn by its kind. */
export function Task({ task, onNode }: TaskProps) {
  switch (task.kind) {
    case 'assess':
      return <NodesTask nodes={task.nodes} onNode={onNode} />;
    case 'fulfil':
      return <FulfilmentTask nodes={task.nodes} onNode={onNode} />;
    case 'profile':
      return <ProfileTask fields={[...task.required, ...task.optional]} />;
    case 'systems':
      return <SystemsTask ask={task.ask} />;
    case 'documents':
      return <DocumentsTask />;
  }
}
