import { z } from 'zod';
import { workspaceInfo } from './workspace/workspace.ts';

/** What the core and the host tell the windows without being asked. */
export const events = {
  /** Something in the workspace changed; what was read before may be stale. */
  'workspace.changed': z.object({ route: z.string() }),
  /** Another workspace was opened, or none is open any more. */
  'workspace.switched': z.object({ workspace: workspaceInfo.nullable() }),
  'job.progress': z.object({
    jobId: z.string(),
    done: z.number(),
    total: z.number(),
    /** What is being worked on, a finished word or two in the user's language. */
    stage: z.string(),
  }),
  /** The core ended unexpectedly (`lost`) or answers again (`back`, with the workspace reopened). */
  'core.state': z.object({ state: z.enum(['lost', 'back', 'failed']) }),
  /** A choice in the native menu, by the id of the command that the palette also offers. */
  'menu.command': z.object({ command: z.string() }),
  /** The system asked to open this file: the page does it, since it may have to ask for a passphrase. */
  'host.openFile': z.object({ grant: z.string(), name: z.string() }),
  /** One of the recent files was chosen in the native menu. */
  'host.openRecent': z.object({ id: z.string() }),
  /** What the host has to say: a finished sentence. */
  'host.message': z.object({ message: z.string() }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;
