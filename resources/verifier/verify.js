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
  const FINE = new Set(['same', 'litter']);
  /** What systems leave in folders by themselves: named, but nothing that somebody slipped in. */
  const LITTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/;

  const say = (key, values = {}) =>
    (words[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_whole, name) => String(values[name] ?? ''));

  async function sha256(bytes) {
    const subtle = globalThis.crypto?.subtle;
    const digest = subtle === undefined ? ownSha256(bytes) : await subtle.digest('SHA-256', bytes);
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** The fractional parts of the roots of the first 64 primes, as FIPS 180-4 takes them for its constants. */
  const PRIMES = Array.from({ length: 312 }, (_, number) => number).filter(
    (number) => number > 1 && !Array.from({ length: number }).some((_, by) => by > 1 && number % by === 0),
  );
  const fraction = (root) => ((root % 1) * 2 ** 32) | 0;
  const ROUNDS = PRIMES.map((prime) => fraction(prime ** (1 / 3)));

  /** SHA-256 after FIPS 180-4, for a browser that computes none for a page that is opened from disk. */
  function ownSha256(source) {
    const message = new Uint8Array(source);
    const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
    bytes.set(message);
    bytes[message.length] = 0x80;
    const view = new DataView(bytes.buffer);
    view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29));
    view.setUint32(bytes.length - 4, (message.length << 3) >>> 0);
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    const state = new Int32Array(PRIMES.slice(0, 8).map((prime) => fraction(prime ** (1 / 2))));
    const words = new Int32Array(64);
    for (let start = 0; start < bytes.length; start += 64) {
      for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(start + 4 * at);
      for (let at = 16; at < 64; at += 1) {
        const two = words[at - 2];
        const fifteen = words[at - 15];
        const low = turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3);
        words[at] = words[at - 16] + low + words[at - 7] + (turn(two, 17) ^ turn(two, 19) ^ (two >>> 10));
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let at = 0; at < 64; at += 1) {
        const first =
          (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[at] + words[at]) | 0;
        const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + first) | 0;
        d = c;
        c = b;
        b = a;
        a = (first + second) | 0;
      }
      for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] += word;
    }
    const digest = new DataView(new ArrayBuffer(32));
    for (const [at, word] of state.entries()) digest.setInt32(4 * at, word);
    return digest.buffer;
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

  /** The digests that the manifest names, itself aside; null where it cannot be read. */
  function manifestDigests(manifest) {
    if (!Array.isArray(manifest?.files) || manifest.files.length === 0) return null;
    return new Map(manifest.files.map((file) => [String(file?.path), String(file?.sha256)]));
  }

  /** A file is as issued where both lists name it, and it is what both say. */
  async function checkFiles(files, sums, listed) {
    const names = new Set([...sums.keys(), ...(listed?.keys() ?? []), ...files.keys()]);
    names.delete('SHA256SUMS');
    const rows = [];
    for (const name of names) {
      progress.textContent = say('checking', { done: rows.length, total: names.size });
      rows.push({ name, state: await stateOf(name, files.get(name), sums, listed) });
    }
    return rows;
  }

  async function stateOf(name, file, sums, listed) {
    const named = name === 'MANIFEST.json' || listed === null ? sums : listed;
    if (!sums.has(name) && !named.has(name)) return LITTER.test(name) ? 'litter' : 'added';
    if (file === undefined) return 'missing';
    if (!named.has(name)) return 'added';
    const digest = await sha256(await file.arrayBuffer());
    return digest === sums.get(name) && digest === named.get(name) ? 'same' : 'changed';
  }

  /** Both lists name the same files and the same digests; the manifest does not name itself. */
  function listsAgree(sums, listed) {
    if (listed === null || !sums.has('MANIFEST.json') || sums.size !== listed.size + 1) return false;
    return [...listed].every(([name, digest]) => sums.get(name) === digest);
  }

  /** Each entry's hash is SHA-256 of the JSON array of all its columns but the hash, and names the one before it. */
  async function checkTrail(trail, manifest) {
    if (!Array.isArray(trail?.entries) || !trail.entries.every(Array.isArray)) return { state: 'unreadable' };
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

  /** Documents of the pack; its index, which lists them, is 00. */
  const DOCUMENT = /^(?!00_)\d\d_/;
  const MARKS = /trail:([0-9a-f]{64}) entries:(\d+) issued:(\d{4}-\d{2}-\d{2})(?: documents:([0-9a-f]{64}))?/g;

  function digestOfDocuments(sums) {
    const lines = [...sums].filter(([name]) => DOCUMENT.test(name)).map(([name, digest]) => `${digest}  ${name}\n`);
    return sha256(new TextEncoder().encode(lines.join('')));
  }

  /** The marks that PDFs carry for programs. */
  async function readMarks(files) {
    const papers = [];
    for (const [name, file] of files) {
      if (!name.endsWith('.pdf')) continue;
      const text = new TextDecoder('latin1').decode(await file.arrayBuffer());
      papers.push({ name, marks: [...text.matchAll(MARKS)] });
    }
    return papers;
  }

  /** Files that say something else than the manifest: of the trail, the date of issue, the organisation, the documents. */
  async function contradicting(files, manifest, documents, trail) {
    const { head, entries } = manifest?.trail ?? {};
    if (head === undefined) return [];
    const found = new Set();
    const papers = await readMarks(files);
    const marked = manifest.documents !== undefined || papers.some(({ marks }) => marks.length > 0);
    if (marked && manifest.documents !== documents) found.add('MANIFEST.json');
    for (const { name, marks } of papers) {
      const agrees = marks.every(
        (mark) => mark[1] === head && Number(mark[2]) === entries && mark[3] === manifest.asOf,
      );
      const lists = !name.startsWith('00_') || marks.every((mark) => mark[4] === documents);
      if (marked && (marks.length === 0 || !agrees || !lists)) found.add(name);
    }
    const readme = await files.get('README.txt')?.text();
    const told = [head, manifest.asOf, manifest.organisation?.name ?? '', ...(marked ? [documents] : [])];
    if (readme !== undefined && !told.every((text) => readme.includes(text))) found.add('README.txt');
    if (trail !== null && (trail.asOf !== manifest.asOf || trail.organisation !== manifest.organisation?.name)) {
      found.add('trail.json');
    }
    return [...found];
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

  function facts(manifest, fingerprint, documents) {
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
    add('documents', documents);
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
      row.append(
        element('th', name, { scope: 'row' }),
        element('td', say(state), { class: FINE.has(state) ? 'ok' : 'bad' }),
      );
      body.append(row);
    }
    made.append(top, body);
    return made;
  }

  async function verify(chosen) {
    const files = packFiles(chosen);
    if (files === null) return refuse('noPack');
    const sumsFile = files.get('SHA256SUMS');
    const sums = sumsFile === undefined ? new Map() : parseSums(await sumsFile.text());
    const fingerprint = sumsFile === undefined ? '' : await sha256(await sumsFile.arrayBuffer());
    const manifest = await readJson(files, 'MANIFEST.json');
    const listed = manifestDigests(manifest);
    const rows = await checkFiles(files, sums, listed);
    const agrees = listsAgree(sums, listed);
    const documents = await digestOfDocuments(sums);
    const told = files.has('trail.json') ? await readJson(files, 'trail.json') : null;
    const trail = files.has('trail.json') ? await checkTrail(told, manifest) : null;
    const against = await contradicting(files, manifest, documents, told);
    const wrong = rows.filter(({ state }) => !FINE.has(state));
    const issued = rows.filter(({ state }) => state === 'same').length;
    const intact = wrong.length === 0 && agrees && against.length === 0 && (trail === null || trail.state === 'holds');
    const verdict = intact ? say('intact', { count: issued }) : say('altered');
    const parts = [element('p', verdict, { class: `verdict ${intact ? 'ok' : 'bad'}`, id: 'verdict' })];
    parts.push(element('h2', say('pack')), facts(manifest, fingerprint, documents));
    parts.push(element('h2', say('trail')));
    parts.push(element('p', trail === null ? say('trailNone') : say(`trail_${trail.state}`, trail), { id: 'trail' }));
    parts.push(element('h2', say('files')));
    for (const name of against) parts.push(element('p', say('contradicts', { name }), { class: 'contradiction' }));
    if (!agrees) parts.push(element('p', say('disagrees')));
    parts.push(table([...wrong, ...rows.filter(({ state }) => FINE.has(state))]));
    show(parts);
  }

  /** Chromium reads a folder that was dropped on a page from disk by its handle alone; others know entries alone. */
  async function droppedFiles(items) {
    const dropped = items.map((item) => ({ handle: item.getAsFileSystemHandle?.(), entry: item.webkitGetAsEntry?.() }));
    const found = dropped.map(async ({ handle, entry }) => {
      const held = await Promise.resolve(handle).catch(() => null);
      if (held) return filesOfHandle(held, '');
      return entry ? filesOfEntry(entry, '') : [];
    });
    return (await Promise.all(found)).flat();
  }

  async function filesOfHandle(handle, prefix) {
    if (handle.kind === 'file') return [{ path: prefix + handle.name, file: await handle.getFile() }];
    const found = [];
    for await (const child of handle.values()) found.push(...(await filesOfHandle(child, `${prefix}${handle.name}/`)));
    return found;
  }

  async function filesOfEntry(entry, prefix) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      return [{ path: prefix + entry.name, file }];
    }
    const reader = entry.createReader();
    const found = [];
    // A reader hands out its entries in parts, and an empty part at the end.
    for (;;) {
      const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (part.length === 0) return found;
      for (const child of part) found.push(...(await filesOfEntry(child, `${prefix}${entry.name}/`)));
    }
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
    start(droppedFiles([...event.dataTransfer.items]));
  });
})();
