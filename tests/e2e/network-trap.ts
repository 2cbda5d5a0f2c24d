import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type NetworkTrap = {
  /** The module, for what takes it on its command line instead: it hands itself on to the processes below. */
  readonly module: string;
  /** For the environment of what is to be watched. */
  readonly env: Readonly<Record<string, string>>;
  /** Processes that carried the trap. */
  processes(): number;
  /** Every name that was looked up, and every address that was connected to. */
  told(): string[];
};

/**
 * Watches every Node process below one that is started with its environment: a module that runs before any other and
 * writes down each name looked up and each connection made. Works on every system, and needs no rights.
 */
export function networkTrap(folder: string): NetworkTrap {
  const log = path.join(folder, 'network.log');
  const module = path.join(folder, 'trap.cjs');
  writeFileSync(module, TRAP);
  writeFileSync(log, '');
  const lines = () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []);
  return {
    module,
    env: { NODE_OPTIONS: `--require "${module.replaceAll('\\', '/')}"`, AI_GUARD_NETWORK_LOG: log },
    processes: () => lines().filter((line) => line.startsWith('process')).length,
    told: () => lines().filter((line) => !line.startsWith('process')),
  };
}

/** Pipes between processes have a path and no port; they lead nowhere else. */
const TRAP = `
const { appendFileSync } = require('node:fs');
const log = process.env.AI_GUARD_NETWORK_LOG;
const tell = (line) => appendFileSync(log, line + '\\n');
tell('process ' + process.pid);
process.env.NODE_OPTIONS ??= '--require "' + __filename.replaceAll('\\\\', '/') + '"';
const net = require('node:net');
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof options === 'number' || options?.port !== undefined) tell('connect ' + JSON.stringify(options));
  return connect.apply(this, args);
};
for (const dns of [require('node:dns'), require('node:dns').promises]) {
  for (const name of Object.keys(dns).filter((key) => /^(lookup|resolve)/.test(key))) {
    const original = dns[name];
    dns[name] = function (...args) {
      // Of an address in figures, nobody is asked.
      if (net.isIP(String(args[0])) === 0) tell(name + ' ' + String(args[0]));
      return original.apply(this, args);
    };
  }
}
const dgram = require('node:dgram');
const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function (...args) {
  tell('send ' + args.slice(-3).join(' '));
  return send.apply(this, args);
};
`;
