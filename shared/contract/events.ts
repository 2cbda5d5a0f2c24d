import { z } from 'zod';
import { SOURCES } from './define.ts';
import { workspaceInfo } from './workspace/workspace.ts';

/** What the core and the host tell the windows without being asked. */
export const events = {
  /** Records of these tables changed, and with them the trail; what was read of others still holds. */
  'workspace.changed': z.object({ tables: z.array(z.enum(SOURCES)) }),
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
