import type { ToCore } from '#core/protocol.ts';

/** A running core, whatever carries its messages: an Electron utility process or a Node child. */
export type CoreProcess = {
  post(message: ToCore): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process is gone. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it at once, without asking. */
  kill(): void;
};
