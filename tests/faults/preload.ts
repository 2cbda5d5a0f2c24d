/** Loaded into a core before the core itself (`--import`): puts it on other ground than that it would find. */
import Database from 'better-sqlite3';
import { standOnMemoryStick } from './memory-stick.ts';

if (process.env['FAULTS_MEMORY_STICK'] === '1') standOnMemoryStick();

const replaced = JSON.parse(process.env['FAULTS_PRAGMAS'] ?? '{}') as Record<string, string>;
const { pragma } = Database.prototype;
Database.prototype.pragma = function (source, options) {
  const [name = ''] = source.split(' = ');
  return pragma.call(this, replaced[name] === undefined ? source : `${name} = ${replaced[name]}`, options);
};
