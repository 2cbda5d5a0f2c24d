import readline from 'node:readline';
import { Writable } from 'node:stream';

/** Asks on the terminal without showing what is typed; null where nobody sits at one. */
export async function askSecret(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  process.stderr.write(`${question} `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = readline.createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise((resolve) => {
      lines.once('line', resolve);
      // Ctrl+C or Ctrl+D is no answer.
      lines.once('close', () => resolve(null));
      lines.once('SIGINT', () => resolve(null));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
