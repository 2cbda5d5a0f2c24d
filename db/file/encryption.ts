import { createHash, randomBytes, scryptSync } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { readHead } from './held.ts';

/**
 * Encrypted workspaces: every page of the file under AEGIS-256 with a MAC of its own, by SQLite3 Multiple Ciphers
 * (https://utelle.github.io/SQLite3MultipleCiphers/; docs/decisions/0017). The key of 32 bytes follows from the
 * passphrase and the salt in the file's first 16 bytes; written down in groups, it is the recovery key.
 */
const CIPHER = 'aegis';

/** The first bytes of the salt: this product's way to make the key, version 1. The other 12 are random. */
const SALT_MARK = Buffer.from('AIM1');
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** RFC 7914; N, r and p as OWASP's Password Storage Cheat Sheet has them: 128 MB and a third of a second. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

/** Crockford's base 32 (https://www.crockford.com/base32.html): no letter that is mistaken for a digit. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK_BYTES = 3;
const GROUP = 4;

/** What a file is encrypted with; null for one in the clear. */
export type NewKey = { readonly key: Buffer; readonly salt: Buffer } | null;

export function newSalt(): Buffer {
  return Buffer.concat([SALT_MARK, randomBytes(SALT_BYTES - SALT_MARK.length)]);
}

/** Whether these first bytes of a file are those of an encrypted workspace. */
export function isEncrypted(header: Buffer): boolean {
  return header.subarray(0, SALT_MARK.length).equals(SALT_MARK);
}

/** The salt of a file; null where the file is not encrypted, missing or unreadable. */
export function saltOf(file: string): Buffer | null {
  try {
    const salt = readHead(file, SALT_BYTES);
    return salt.length === SALT_BYTES && isEncrypted(salt) ? salt : null;
  } catch {
    return null;
  }
}

export function isEncryptedFile(file: string): boolean {
  return saltOf(file) !== null;
}

/** The key of a file with this header. The same passphrase typed on another system gives the same key (NFKC). */
export function keyFromPassphrase(passphrase: string, header: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), header.subarray(0, SALT_BYTES), KEY_BYTES, SCRYPT);
}

/** The key in 14 groups of four, with a checksum that finds a wrong character. */
export function recoveryKeyOf(key: Buffer): string {
  const bits = [...Buffer.concat([key, checksum(key)])].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = (bits.match(/.{5}/g) ?? []).map((five) => DIGITS[Number.parseInt(five, 2)]).join('');
  return (digits.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** The key that a recovery key stands for; null where the text is none, or one with a mistake. */
export function keyFromRecovery(text: string): Buffer | null {
  const digits = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (digits.length !== ((KEY_BYTES + CHECK_BYTES) * 8) / 5 || /[^0-9A-HJKMNP-TV-Z]/.test(digits)) return null;
  const bits = [...digits].map((digit) => DIGITS.indexOf(digit).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  const key = bytes.subarray(0, KEY_BYTES);
  return checksum(key).equals(bytes.subarray(KEY_BYTES)) ? Buffer.from(key) : null;
}

/** The first statement on a connection to an encrypted file. With a salt, where the file is new. */
export function applyKey(connection: Database, key: Buffer, salt?: Buffer): void {
  connection.pragma(`cipher = '${CIPHER}'`);
  connection.pragma(`key = "raw:${key.toString('hex')}${salt?.toString('hex') ?? ''}"`);
  // What SQLite would put into a temporary file would lie there in the clear.
  connection.pragma('temp_store = MEMORY');
}

/** Attaches a file that is in the clear, or encrypted, whatever the connection's own file is. */
export function attachUnderKey(connection: Database, file: string, name: string, encryption: NewKey): void {
  if (encryption !== null) connection.pragma(`cipher = '${CIPHER}'`);
  const key = encryption === null ? '' : `raw:${encryption.key.toString('hex')}`;
  connection.prepare(`ATTACH ? AS ${name} KEY ?`).run(file, key);
}

function checksum(key: Buffer): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, CHECK_BYTES);
}
