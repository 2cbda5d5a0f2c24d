import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProtocolHandler, fileFor } from '../../../../electron/desktop/window/protocol-handler.ts';

let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ai-guard-protocol-'));
  root = path.join(folder, 'renderer');
  mkdirSync(path.join(root, 'assets'), { recursive: true });
  writeFileSync(path.join(root, 'index.html'), '<meta nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>');
  writeFileSync(path.join(root, 'assets', 'index.js'), '"__CSP_NONCE__"');
  writeFileSync(path.join(folder, 'secret.json'), '{}');
  mkdirSync(path.join(folder, 'renderer-other'));
  writeFileSync(path.join(folder, 'renderer-other', 'secret.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true }));

function get(address: string, method = 'GET') {
  return createProtocolHandler(root)(new Request(address, { method }));
}

describe('the app’s own protocol', () => {
  test('serves the page with a policy whose nonce is the page’s own and new at each load', async () => {
    const nonces = [];
    for (const address of ['app://ai-guard/', 'app://ai-guard/index.html']) {
      const response = await get(address);
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await response.text()).toBe(`<meta nonce="${nonce}"><style nonce="${nonce}"></style>`);
      expect(policy).not.toMatch(/unsafe|\*/);
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(Buffer.from(nonces[0] ?? '', 'base64')).toHaveLength(16);
  });

  test('serves other files as what they are, unchanged', async () => {
    const response = await get('app://ai-guard/assets/index.js');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('"__CSP_NONCE__"');
  });

  test.each([
    'app://ai-guard/../secret.json',
    'app://ai-guard/%2e%2e/secret.json',
    'app://ai-guard/..%2fsecret.json',
    'app://ai-guard/..%5csecret.json',
    'app://ai-guard/assets/..%2f..%2fsecret.json',
    'app://ai-guard/..%2frenderer-other/secret.json',
    'app://ai-guard//etc/passwd',
    'app://ai-guard/%00',
    'app://ai-guard/c:/windows/win.ini',
    'app://ai-guard/%E0%A4%A',
    'app://ai-guard/missing.js',
    'app://ai-guard/assets',
    'app://other/index.html',
    'https://ai-guard/index.html',
  ])('finds nothing at %s', async (address) => {
    expect((await get(address)).status).toBe(404);
  });

  test('only reads', async () => {
    expect((await get('app://ai-guard/', 'POST')).status).toBe(404);
  });

  test('never names a file outside its folder, however the path is bent', () => {
    const parts = ['..', '%2e%2e', '%2f', '%5c', '/', '\\', '.', 'a', '%00', ':', '%252e'];
    for (let index = 0; index < parts.length ** 4; index += 1) {
      const bent = [0, 1, 2, 3]
        .map((place) => parts[Math.floor(index / parts.length ** place) % parts.length])
        .join('');
      const file = fileFor(`app://ai-guard/${bent}`, root);
      if (file !== undefined)
        expect(path.resolve(file) + path.sep).toSatisfy((found: string) => found.startsWith(root + path.sep));
    }
  });
});
