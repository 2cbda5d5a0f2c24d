import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import type http from 'node:http';
import path from 'node:path';
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '#core/page-policy.ts';
import { refuse, unescaped } from './refuse.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** Serves the built page; a path that leads out of its folder is not found. */
export function servePage(appFolder: string, pathname: string, response: http.ServerResponse): void {
  const folder = path.join(appFolder, 'out', 'renderer');
  const file = path.join(folder, pathname === '/' ? 'index.html' : path.normalize(unescaped(pathname) ?? ''));
  const type = TYPES[path.extname(file)];
  if (!file.startsWith(folder + path.sep) || type === undefined || !fs.existsSync(file)) {
    refuse(response, 404, 'Not found.');
    return;
  }
  if (!file.endsWith('.html')) {
    response.writeHead(200, { 'content-type': type });
    fs.createReadStream(file).pipe(response);
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  const html = fs.readFileSync(file, 'utf8').replaceAll(NONCE_PLACEHOLDER, nonce);
  response.writeHead(200, { 'content-type': type, 'content-security-policy': contentSecurityPolicy(nonce) }).end(html);
}
