/** The three channels between a window and the main process; only ipc.ts and preload.ts use them. */
export const REQUEST_CHANNEL = 'ai-guard:request';
export const EVENT_CHANNEL = 'ai-guard:event';
export const DROP_CHANNEL = 'ai-guard:drop';
