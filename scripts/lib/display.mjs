import { spawn } from 'node:child_process';

/**
 * An invisible screen of its own for the tests' windows, with whatever number is free.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export function startDisplay() {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const stop = () => server.kill();
    process.once('exit', stop);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    server.stdio[3].setEncoding('utf8').once('data', (number) => resolve({ display: `:${number.trim()}`, stop }));
  });
}
