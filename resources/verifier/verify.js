'use strict';
/**
 * Checks a pack that was issued by AI-Guard Lite: every file against SHA256SUMS and MANIFEST.json, and the audit trail
 * against its own chain. Runs from disk in any browser, without a network and without the program. The rules that it
 * follows stand in the program's docs/trail-format.md, so that anybody can write another one.
 */
(() => {
  const words = JSON.parse(document.getElementById('words').textContent);
  const result = document.getElementById('result');
  const progress = document.getElementById('progress');
  const drop = document.getElementById('drop');
  const NO_HASH = '0'.repeat(64);
  /** What systems leave in folders by themselves. */
  const LITTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/;

  const say = (key, values = {}) =>
    (words[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_whole, name) => String(values[name] ?? ''));

  async function sha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** Files by their path inside the pack: the folder that holds MANIFEST.json, or the one with SHA256SUMS. */
  function packFiles(chosen) {
    const marks = chosen.filter(({ path }) => /(^|\/)(MANIFEST\.json|SHA256SUMS)$/.test(path));
    if (marks.length === 0) return null;
    const roots = marks.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)).sort((a, b) => a.length - b.length);
    const root = roots[0];
    return new Map(
      chosen.filter(({ path }) => path.startsWith(root)).map(({ path, file }) => [path.slice(root.length), file]),
    );
  }

  function parseSums(text) {
    const sums = new Map();
    for (const line of text.split('\n')) {
      const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line.replace(/\r$/, ''));
      if (match !== null) sums.set(match[2], match[1]);
    }
    return sums;
  }

  async function readJson(files, name) {
    try {
      return JSON.parse(await files.get(name).text());
    } catch {
      return null;
    }
  }

  async function checkFiles(files) {
    const sumsFile = files.get('SHA256SUMS');
    const sums = sumsFile === undefined ? new Map() : parseSums(await sumsFile.text());
    const rows = [];
    let done = 0;
    for (const [name, expected] of sums) {
      progress.textContent = say('checking', { done, total: sums.size });
      const file = files.get(name);
      if (file === undefined) rows.push({ name, state: 'missing' });
      else rows.push({ name, state: (await sha256(await file.arrayBuffer())) === expected ? 'same' : 'changed' });
      done += 1;
    }
    for (const name of files.keys()) {
      if (!sums.has(name) && name !== 'SHA256SUMS' && !LITTER.test(name)) rows.push({ name, state: 'added' });
    }
    return { rows, sums, fingerprint: sumsFile === undefined ? '' : await sha256(await sumsFile.arrayBuffer()) };
  }

  /** The manifest says the same of each file as SHA256SUMS does. */
  function manifestAgrees(manifest, sums) {
    if (manifest === null || !Array.isArray(manifest.files) || manifest.files.length === 0) return false;
    return manifest.files.every(({ path, sha256: digest }) => sums.get(path) === digest);
  }

  /** Each entry's hash is SHA-256 of the JSON array of all its columns but the hash, and names the one before it. */
  async function checkTrail(trail, manifest) {
    if (trail === null) return { state: 'unreadable' };
    const encoder = new TextEncoder();
    let previous = NO_HASH;
    for (const [index, entry] of trail.entries.entries()) {
      if (index % 500 === 0) progress.textContent = say('chain', { done: index, total: trail.entries.length });
      const hash = await sha256(encoder.encode(JSON.stringify(entry.slice(0, -1))));
      const follows = entry[0] === index + 1 && entry.at(-2) === previous && entry.at(-1) === hash;
      if (!follows) return { state: 'broken', at: index + 1 };
      previous = hash;
    }
    const { head, entries } = manifest?.trail ?? {};
    if (trail.entries.length !== entries || previous !== head) {
      return { state: 'other', entries: trail.entries.length, expected: entries };
    }
    return { state: 'holds', entries, head };
  }

  function element(tag, text, attributes = {}) {
    const made = document.createElement(tag);
    if (text !== null) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function show(parts) {
    progress.textContent = '';
    result.replaceChildren(...parts);
    result.focus();
  }

  function refuse(key) {
    show([element('p', say(key), { class: 'verdict bad', id: 'verdict' })]);
  }

  function facts(manifest, fingerprint) {
    const list = element('dl', null);
    const add = (key, value) => {
      if (value === undefined || value === '') return;
      const shown = element('dd', null);
      shown.append(element('code', String(value)));
      list.append(element('dt', say(key)), shown);
    };
    add('organisation', manifest?.organisation?.name);
    add('asOf', manifest?.asOf);
    add('standard', manifest?.standard);
    add('head', manifest?.trail?.head);
    add('entries', manifest?.trail?.entries);
    add('fingerprint', fingerprint);
    return list;
  }

  function table(rows) {
    const made = element('table', null);
    const head = element('tr', null);
    head.append(element('th', say('file'), { scope: 'col' }), element('th', say('state'), { scope: 'col' }));
    const top = element('thead', null);
    top.append(head);
    const body = element('tbody', null);
    for (const { name, state } of rows) {
      const row = element('tr', null);
      row.append(element('td', name), element('td', say(state), { class: state === 'same' ? 'ok' : 'bad' }));
      body.append(row);
    }
    made.append(top, body);
    return made;
  }

  async function verify(chosen) {
    if (globalThis.crypto?.subtle === undefined) return refuse('noCrypto');
    const files = packFiles(chosen);
    if (files === null) return refuse('noPack');
    const { rows, sums, fingerprint } = await checkFiles(files);
    const manifest = await readJson(files, 'MANIFEST.json');
    const agrees = manifestAgrees(manifest, sums);
    const trail = files.has('trail.json') ? await checkTrail(await readJson(files, 'trail.json'), manifest) : null;
    const wrong = rows.filter(({ state }) => state !== 'same');
    const intact = sums.size > 0 && wrong.length === 0 && agrees && (trail === null || trail.state === 'holds');
    const verdict = intact ? say('intact', { count: rows.length }) : say('altered');
    const parts = [element('p', verdict, { class: `verdict ${intact ? 'ok' : 'bad'}`, id: 'verdict' })];
    parts.push(element('h2', say('pack')), facts(manifest, fingerprint));
    parts.push(element('h2', say('trail')));
    parts.push(element('p', trail === null ? say('trailNone') : say(`trail_${trail.state}`, trail), { id: 'trail' }));
    parts.push(element('h2', say('files')));
    if (!agrees) parts.push(element('p', say('disagrees')));
    parts.push(table([...wrong, ...rows.filter(({ state }) => state === 'same')]));
    show(parts);
  }

  async function filesOf(entry, prefix) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ path: prefix + entry.name, file }];
    }
    const reader = entry.createReader();
    const found = [];
    // A reader hands out its entries in parts, and an empty part at the end.
    for (;;) {
      const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (part.length === 0) break;
      for (const child of part) found.push(...(await filesOf(child, `${prefix}${entry.name}/`)));
    }
    return found;
  }

  function start(reading) {
    progress.textContent = say('reading');
    reading.then(verify).catch(() => refuse('unreadable'));
  }

  document.getElementById('folder').addEventListener('change', ({ target }) => {
    start(Promise.resolve([...target.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }))));
  });
  for (const name of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle('over', name === 'dragover');
    });
  }
  document.addEventListener('drop', (event) => {
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry);
    start(Promise.all(entries.map((entry) => filesOf(entry, ''))).then((lists) => lists.flat()));
  });
})();
