import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '#core/page-policy.ts';

export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://ai-guard';
export const PAGE_URL = `${APP_ORIGIN}/`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves the files under `root` as `app://ai-guard/…`, and nothing else of this computer. */
export function createProtocolHandler(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = request.method === 'GET' ? fileFor(request.url, root) : undefined;
    if (file === undefined) return notFound();
    try {
      const bytes = await readFile(file);
      return path.basename(file) === 'index.html' ? page(bytes.toString('utf8')) : asset(bytes, file);
    } catch {
      return notFound();
    }
  };
}

/** The file that an address stands for; undefined when it names another host, or a place outside `root`. */
export function fileFor(address: string, root: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== 'ai-guard') return undefined;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  if (/[\0\\:]/.test(name)) return undefined;
  const file = path.join(root, name === '/' ? 'index.html' : name);
  return file.startsWith(root + path.sep) ? file : undefined;
}

/**
 * The policy of both hosts, and a second one that only tightens it: with a preload, the page has no need to connect
 * to anything, and no script of it makes markup out of text.
 */
export function pagePolicies(nonce: string): string {
  return `${contentSecurityPolicy(nonce)}, connect-src 'none'; require-trusted-types-for 'script'; trusted-types pdf-worker`;
}

function page(html: string): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(html.replaceAll(NONCE_PLACEHOLDER, nonce), {
    headers: {
      ...COMMON_HEADERS,
      'content-type': TYPES['.html'] ?? '',
      'content-security-policy': pagePolicies(nonce),
    },
  });
}

function asset(bytes: Buffer, file: string): Response {
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  return new Response(new Uint8Array(bytes), { headers: { ...COMMON_HEADERS, 'content-type': type } });
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: COMMON_HEADERS });
}

const COMMON_HEADERS = {
  'cache-control': 'no-cache',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
