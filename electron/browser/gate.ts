import { randomBytes, timingSafeEqual } from 'node:crypto';
import type http from 'node:http';
import { refuse } from './refuse.ts';

export type Gate = {
  /**
   * What is asked for, below the folder that the page lies in; null when the request was answered with a refusal or a
   * redirect.
   */
  admit(request: http.IncomingMessage, response: http.ServerResponse, url: URL): string | null;
};

/**
 * Lets in the one browser that came with the one-time token: it is sent on to the page's own address, which holds a
 * secret, as do the addresses of all that the page asks for. A cookie would reach every other port of this computer
 * too, and with it whoever listens there; an address stays with the origin that it belongs to, since no referrer is
 * sent. A foreign Host (DNS rebinding), a foreign Origin (another page's script) and a used token are refused.
 */
export function createGate(port: number, token: string): Gate {
  const secret = randomBytes(24).toString('base64url');
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  let tokenUsed = false;

  return {
    admit(request, response, url) {
      if (!hosts.has(request.headers.host ?? '')) return refused(response, 'wrong host');
      const origin = request.headers.origin;
      const own = `http://${request.headers.host}`;
      if (origin !== undefined && origin !== own) return refused(response, 'foreign origin');
      if (request.method !== 'GET' && origin === undefined) return refused(response, 'origin missing');
      const given = url.searchParams.get('token');
      if (given !== null && url.pathname === '/') {
        if (tokenUsed || !equal(given, token)) return refused(response, 'this address was used already or is wrong');
        tokenUsed = true;
        response.writeHead(303, { location: `/${secret}/` }).end();
        return null;
      }
      const [, first = '', ...rest] = url.pathname.split('/');
      if (rest.length > 0 && equal(first, secret)) return `/${rest.join('/')}`;
      return refused(response, 'open the address that was printed at the start, or that of the page that is open');
    },
  };
}

function refused(response: http.ServerResponse, why: string): null {
  refuse(response, 403, `Refused: ${why}.`);
  return null;
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
