import fs from 'node:fs';
import type { Database } from 'better-sqlite3';

/**
 * Reading a file that a connection of this process holds locked. POSIX frees every lock that a process has on a file
 * as soon as the process closes any descriptor of that file, SQLite's own or another
 * (https://www.sqlite.org/howtocorrupt.html, 2.2): so the descriptor stays open as long as the connection.
 */
type Held = { readonly connection: Database; readonly identity: string; descriptor: number | null };

let held: Held[] = [];

/** To be called once a connection has its lock. */
export function hold(connection: Database, file: string): void {
  letGoOfClosed();
  held.push({ connection, identity: identityOf(file), descriptor: null });
}

/** Whether a connection of this process has the file open, under whatever name. */
export function isHeld(file: string): boolean {
  return find(file) !== undefined;
}

/**
 * The first bytes of a file, at most `length`.
 *
 * @throws Error of the file system, where there is no such file or it cannot be read
 */
export function readHead(file: string, length: number): Buffer {
  const found = find(file);
  const descriptor = found === undefined ? fs.openSync(file, 'r') : descriptorOf(found, file);
  try {
    const head = Buffer.alloc(length);
    return head.subarray(0, fs.readSync(descriptor, head, 0, length, 0));
  } finally {
    if (found === undefined) fs.closeSync(descriptor);
  }
}

/**
 * For reading the file that a connection of this process has open, and as long as it has; never to be closed by others.
 *
 * @throws Error where none has it open, or the file system refuses
 */
export function heldDescriptor(file: string): number {
  const found = find(file);
  if (found === undefined) throw new Error('nobody has the file open');
  return descriptorOf(found, file);
}

function descriptorOf(found: Held, file: string): number {
  found.descriptor ??= fs.openSync(file, 'r');
  return found.descriptor;
}

/** To be called after a connection was closed: a descriptor that is left keeps a stick from being taken out. */
export function letGoOfClosed(): void {
  for (const { descriptor } of held.filter(({ connection }) => !connection.open)) {
    if (descriptor !== null) fs.closeSync(descriptor);
  }
  held = held.filter(({ connection }) => connection.open);
}

function find(file: string): Held | undefined {
  letGoOfClosed();
  if (held.length === 0) return undefined;
  const identity = identityOf(file);
  return held.find((candidate) => candidate.identity === identity);
}

function identityOf(file: string): string {
  const { dev, ino } = fs.statSync(file, { bigint: true });
  return [dev, ino].join();
}
