import fs from 'node:fs';
import path from 'node:path';

/**
 * File systems (Linux `f_type`) whose locking or ordering a write-ahead log cannot rely on: network shares, and the
 * FAT family of memory sticks.
 */
const WITHOUT_WAL = new Set([
  0x6969, // NFS
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x517b, // SMB
  0x01021997, // 9p
  0x65735546, // FUSE: network mounts and NTFS drivers
  0x4d44, // FAT
  0x2011bab0, // exFAT
]);

/** The journal mode that keeps every acknowledged change on the file system of `file` (sqlite.org/wal.html). */
export function journalModeFor(file: string): 'wal' | 'delete' {
  if (process.platform === 'win32') return path.resolve(file).startsWith('\\\\') ? 'delete' : 'wal';
  if (process.platform !== 'linux') return 'wal';
  try {
    return WITHOUT_WAL.has(fs.statfsSync(path.dirname(file)).type) ? 'delete' : 'wal';
  } catch {
    return 'delete';
  }
}
