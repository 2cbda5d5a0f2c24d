import type http from 'node:http';

/** A refusal is always a sentence: it may be all that somebody sees. */
export function refuse(response: http.ServerResponse, status: number, sentence: string): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}

/** The text of an escaped part of an address; null where it makes none, such as `%`. */
export function unescaped(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
