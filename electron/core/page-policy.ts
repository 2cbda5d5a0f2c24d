/** Stands in the built index.html where each load puts its own nonce. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/**
 * What the page may do, for both hosts: its own scripts, styles and pictures, and talk to its own origin. The nonce
 * lets the style library insert its rules.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
