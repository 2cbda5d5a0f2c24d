/**
 * What the product is held against: records in one JSON file, written whole after every change. Answers on Node's IPC
 * channel as the core does. Arguments: the file, and how it is written: in place, aside and renamed, or in place once
 * there is nothing else to do, after the answer.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { FromCore, ToCore } from '#core/protocol.ts';

const [file = '', how = 'inPlace'] = process.argv.slice(2);
type Stored = { readonly changeId: string; readonly input: unknown };
const records = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Stored[]) : [];
let waiting = false;

process.on('message', (message: ToCore) => {
  if (message.kind !== 'request') process.exit(0);
  const changeId = `change-${records.length + 1}`;
  records.push({ changeId, input: message.input });
  if (how === 'aside') writeAside(JSON.stringify(records));
  else if (how === 'inPlace') writeInPlace();
  else if (!waiting) {
    waiting = true;
    setImmediate(writeInPlace);
  }
  send({ kind: 'response', id: message.id, result: { ok: true, data: { changeId } } });
});
send({ kind: 'ready' });

function writeInPlace(): void {
  waiting = false;
  fs.writeFileSync(file, JSON.stringify(records));
}

function writeAside(text: string): void {
  const aside = `${file}.new`;
  const handle = fs.openSync(aside, 'w');
  fs.writeSync(handle, text);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  fs.renameSync(aside, file);
  const folder = fs.openSync(path.dirname(file), 'r');
  fs.fsyncSync(folder);
  fs.closeSync(folder);
}

function send(message: FromCore): void {
  process.send?.(message);
}
