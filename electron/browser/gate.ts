import { randomBytes, timingSafeEqual } from 'node:crypto';
import type http from 'node:http';

export type Gate = {
  /** False when the request was answered with a refusal or a redirect. */
  admit(request: http.IncomingMessage, response: http.ServerResponse, url: URL): boolean;
};

const COOKIE = 'aiGuardSession';

/**
 * Lets in the one browser that came with the one-time token. A foreign Host (DNS rebinding), a foreign Origin
 * (another page's script) and a used token are refused.
 */
export function createGate(port: number, token: string): Gate {
  const session = randomBytes(24).toString('base64url');
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  let tokenUsed = false;

  return {
    admit(request, response, url) {
      if (!hosts.has(request.headers.host ?? '')) return refuse(response, 'wrong host');
      const origin = request.headers.origin;
      const own = `http://${request.headers.host}`;
      if (origin !== undefined && origin !== own) return refuse(response, 'foreign origin');
      if (request.method !== 'GET' && origin === undefined) return refuse(response, 'origin missing');
      const given = url.searchParams.get('token');
      if (given !== null && url.pathname === '/') {
        if (tokenUsed || !equal(given, token)) return refuse(response, 'this address was used already or is wrong');
        tokenUsed = true;
        response.setHeader('set-cookie', `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`);
        response.writeHead(303, { location: '/' }).end();
        return false;
      }
      const cookies = (request.headers.cookie ?? '').split(/;\s*/);
      const known = cookies.some((cookie) => equal(cookie, `${COOKIE}=${session}`));
      return known || refuse(response, 'open the address that was printed at the start');
    },
  };
}

function refuse(response: http.ServerResponse, why: string): false {
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(`Refused: ${why}.\n`);
  return false;
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
