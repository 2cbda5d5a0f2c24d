import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLog } from '../../../../electron/desktop/files/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ai-guard-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = () => new Date('2026-01-02T03:04:05Z');
const file = () => path.join(folder, 'logs', 'desktop.log');

describe('the log', () => {
  test('says what went wrong and where in the program, and nothing about a client', () => {
    const error = Object.assign(new TypeError("ENOENT: '/home/anna/Clients/Acme GmbH/Acme.aims'"), {
      code: 'ENOENT',
      stack: [
        "TypeError: ENOENT: '/home/anna/Clients/Acme GmbH/Acme.aims'",
        '    at openWorkspace (file:///home/anna/apps/AI Guard/out/node/main.mjs:12:7)',
        '    at /home/anna/apps/out/node/main.mjs:99:1',
        '    at async C:\\Users\\anna\\app\\main.mjs:5:5',
      ].join('\n'),
    });
    openLog(folder, now).error('uncaught', error);
    const text = readFileSync(file(), 'utf8');
    expect(text).toContain('2026-01-02T03:04:05.000Z uncaught: TypeError ENOENT');
    expect(text).toContain('main.mjs:12:7');
    expect(text).not.toMatch(/Acme|anna|Clients/);
  });

  test('takes whatever is thrown', () => {
    openLog(folder, now).error('odd', 'Acme');
    expect(readFileSync(file(), 'utf8')).toBe('2026-01-02T03:04:05.000Z odd: string\n');
  });

  test('never grows past two small files', () => {
    const log = openLog(folder, now);
    const line = 'x'.repeat(1000);
    for (let index = 0; index < 1000; index += 1) log.line(line);
    expect(statSync(file()).size).toBeLessThan(260 * 1024);
    expect(statSync(`${file()}.old`).size).toBeLessThan(260 * 1024);
  });

  test('disturbs nobody where it cannot be written', () => {
    writeFileSync(path.join(folder, 'logs'), '');
    expect(() => openLog(folder, now).line('x')).not.toThrow();
    expect(existsSync(file())).toBe(false);
  });
});
