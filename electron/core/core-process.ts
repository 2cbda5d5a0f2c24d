import { CORE_OPTIONS_VARIABLE, type CoreOptions, type FromCore, type ToCore } from './protocol.ts';
import { startCore } from './start-core.ts';

/** Electron's end of a utility process; absent when Node runs this file as a plain child. */
type ParentPort = {
  postMessage(message: FromCore): void;
  on(event: 'message', listener: (event: { data: ToCore }) => void): void;
};

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;
const options = JSON.parse(process.env[CORE_OPTIONS_VARIABLE] ?? '') as CoreOptions;
const core = startCore(options, (name, payload) => send({ kind: 'event', name, payload }));

if (parentPort !== undefined) parentPort.on('message', (event) => void receive(event.data));
else {
  process.on('message', (message) => void receive(message as ToCore));
  // The host is gone: nobody will ask any more, and the file must not stay locked.
  process.on('disconnect', stop);
}
send({ kind: 'ready' });

async function receive(message: ToCore): Promise<void> {
  if (message.kind === 'shutdown') stop();
  else send({ kind: 'response', id: message.id, result: await core.dispatch(message.route, message.input) });
}

function send(message: FromCore): void {
  if (parentPort !== undefined) parentPort.postMessage(message);
  else process.send?.(message);
}

function stop(): void {
  core.stop();
  process.exit(0);
}
