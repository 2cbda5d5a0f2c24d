import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { networkTrap } from '../network-trap.ts';
import { ask, createWorkspace, desktop, lacking, openDesktop, ROOT, testFolder, tryAsk } from './desktop.ts';

/** Item numbers are those of Electron's security checklist; docs/security.md lists them all. */
describe.skipIf(lacking !== undefined)(`${desktop} is locked`, () => {
  test('1, 7: nothing is fetched from anywhere, by the page or by the window’s session', async () => {
    const { app, page } = await openDesktop();
    let hits = 0;
    const server = createServer((_request, response) => {
      hits += 1;
      response.setHeader('access-control-allow-origin', '*').end('reached');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await (await fetch(address)).text()).toBe('reached');
    expect(hits).toBe(1);

    const tried = await page.evaluate(async (url) => {
      const outcome = (promise: Promise<unknown>) => promise.then(() => 'done').catch((error: Error) => error.name);
      const loaded = (element: HTMLElement) =>
        new Promise<string>((resolve) => {
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('refused');
          document.body.append(element);
        });
      return {
        fetch: await outcome(fetch(url)),
        image: await loaded(Object.assign(new Image(), { src: url })),
        script: await loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url })),
        beacon: navigator.sendBeacon(url),
        socket: await new Promise((resolve) => {
          try {
            const socket = new WebSocket(url.replace('http', 'ws'));
            socket.onopen = () => resolve('open');
            socket.onerror = () => resolve('refused');
          } catch {
            resolve('refused');
          }
        }),
      };
    }, address);
    expect(tried).toMatchObject({ fetch: 'TypeError', image: 'refused', script: 'refused', socket: 'refused' });

    // Past the page's policy: the sessions themselves let nothing through, and no name is looked up.
    const sessions = await app.evaluate(async ({ BrowserWindow, session }, url) => {
      const all = [BrowserWindow.getAllWindows()[0]?.webContents.session, session.defaultSession];
      const outcome = (promise?: Promise<unknown>) =>
        promise?.then(() => 'done').catch((error: Error) => error.message);
      return Promise.all(all.flatMap((one) => [outcome(one?.fetch(url)), outcome(one?.resolveHost('localhost'))]));
    }, address);
    expect(sessions).toEqual([
      expect.stringContaining('ERR_BLOCKED_BY_CLIENT'),
      expect.stringContaining('ERR_NAME_NOT_RESOLVED'),
      expect.stringContaining('ERR_BLOCKED_BY_CLIENT'),
      expect.stringContaining('ERR_NAME_NOT_RESOLVED'),
    ]);
    expect(hits).toBe(1);
  });

  test('no network at all: neither the shell nor the core looks a name up or connects anywhere', async () => {
    const folder = testFolder();
    const trap = networkTrap(folder);
    const opened = await openDesktop({ env: trap.env, module: trap.module });
    await createWorkspace(opened, path.join(folder, 'Client.aims'));
    await ask(opened.page, 'systems.create', { fields: { name: 'https://example.org/' } });
    await ask(opened.page, 'readiness.check', { asOf: '2026-01-01' });
    // Both the main process and the core carry the trap, or it would find nothing whatever they did.
    const started = trap.processes();
    await opened.close();
    expect(started).toBeGreaterThanOrEqual(2);
    expect(trap.told()).toEqual([]);
  });

  test('2, 3, 4, 6, 8, 9, 10, 11: every window runs with the settings that lock it', async () => {
    const { app } = await openDesktop();
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('there is no window');
      return (window.webContents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    expect(preferences).not.toMatchObject({ nodeIntegrationInWorker: true });
    expect((preferences as { enableBlinkFeatures?: string }).enableBlinkFeatures ?? '').toBe('');
  });

  test('2, 20: the page knows no Node and no Electron, and of the shell three functions', async () => {
    const { page } = await openDesktop();
    const known = await page.evaluate(() => {
      const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'];
      const { aiGuard } = window as unknown as { aiGuard: object };
      return {
        node: names.filter((name) => name in window),
        shell: Object.entries(aiGuard).map(([name, value]) => `${name}: ${typeof value}`),
        frozen: Object.isFrozen(aiGuard),
      };
    });
    expect(known.node).toEqual([]);
    expect(known.shell).toEqual(['request: function', 'on: function', 'grantDroppedFile: function']);
  });

  test('3: what the page makes of its built-ins does not reach the preload', async () => {
    const { page } = await openDesktop();
    const seen = await page.evaluate(async () => {
      const calls: string[] = [];
      const { get } = Map.prototype;
      Object.assign(Map.prototype, {
        get(this: Map<unknown, unknown>, key: unknown) {
          calls.push(String(key));
          return get.call(this, key);
        },
      });
      const { aiGuard } = window as unknown as { aiGuard: { on(name: string, heard: () => void): () => void } };
      aiGuard.on('probe', () => undefined)();
      new Map().get('own');
      Object.assign(Map.prototype, { get });
      return calls.filter((key) => key === 'probe' || key === 'own');
    });
    // The preload looks the name up in a map of its own; only the page's own call is seen.
    expect(seen).toEqual(['own']);
  });

  test('5: no permission is given, save to write text to the clipboard and to take photos', async () => {
    // Devices that could be given, so that it is not their absence that is seen.
    const { page } = await openDesktop({ switches: ['--use-fake-device-for-media-stream'] });
    const answers = await page.evaluate(async () => {
      const outcome = (promise: Promise<unknown>) => promise.then(() => 'given').catch((error: Error) => error.name);
      const state = async (name: string) => (await navigator.permissions.query({ name: name as never })).state;
      return {
        camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
        microphone: await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
        film: await outcome(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
        screen: await outcome(navigator.mediaDevices.getDisplayMedia({ video: true })),
        notification: await Notification.requestPermission(),
        position: await new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            ({ code }) => resolve(code),
          ),
        ),
        clipboard: await outcome(navigator.clipboard.readText()),
        midi: await outcome(navigator.requestMIDIAccess({ sysex: true })),
        states: await Promise.all(['camera', 'geolocation', 'notifications', 'clipboard-read'].map(state)),
      };
    });
    expect(answers).toEqual({
      camera: 'given',
      microphone: 'NotAllowedError',
      film: 'NotAllowedError',
      screen: expect.stringMatching(/Error$/),
      notification: 'denied',
      position: 1,
      clipboard: 'NotAllowedError',
      midi: 'NotAllowedError',
      states: ['granted', 'denied', 'denied', 'denied'],
    });
  });

  test('7: no code is made of text', async () => {
    const { page } = await openDesktop();
    const tried = await page.evaluate(async () => {
      // What the driver runs itself is above the page's policy; what the page runs later is not.
      await new Promise((resolve) => setTimeout(resolve));
      const outcome = (work: () => unknown) => {
        try {
          return work();
        } catch (error) {
          return (error as Error).name;
        }
      };
      const ran = window as unknown as Record<string, unknown>;
      const script = document.createElement('script');
      return {
        evaluated: outcome(() => new Function('return 1')()),
        // The shortest module there is.
        assembled: outcome(() => typeof new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
        markup: outcome(() => {
          document.body.innerHTML = '<img src=x onerror="ran.inline = true">';
        }),
        inline: outcome(() => {
          script.textContent = 'window.ranInline = true';
          document.body.append(script);
          return ran['ranInline'] ?? 'not run';
        }),
        policy: outcome(() => {
          const types = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } })
            .trustedTypes;
          return types.createPolicy('own', {});
        }),
      };
    });
    expect(tried).toEqual({
      evaluated: expect.stringMatching(/^(EvalError|TypeError)$/),
      assembled: 'CompileError',
      markup: 'TypeError',
      inline: 'TypeError',
      policy: 'TypeError',
    });
  });

  test('13, 14: the window goes nowhere else and opens no other', async () => {
    const { app, page } = await openDesktop();
    const here = page.url();
    for (const address of ['https://example.org/', 'file:///etc/passwd', 'app://other/', 'data:text/html,x']) {
      await page.evaluate((url) => {
        location.href = url;
      }, address);
    }
    const opened = await page.evaluate(() => [
      window.open('app://ai-guard/'),
      window.open('https://example.org/'),
      window.open('about:blank'),
    ]);
    expect(opened).toEqual([null, null, null]);
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/', target: '_blank' });
      document.body.append(link);
      link.click();
    });
    // Answered only by a page that is still there.
    await expect(tryAsk(page, 'app.info', {})).resolves.toMatchObject({ ok: true });
    expect(page.url()).toBe(here);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });

  test('15: no address is handed to the system', async () => {
    const { app, page } = await openDesktop();
    await app.evaluate(({ shell }) => {
      const handed: string[] = [];
      Object.assign(globalThis, { handed });
      shell.openExternal = async (address) => void handed.push(address);
      shell.openPath = async (file) => {
        handed.push(file);
        return '';
      };
    });
    await page.evaluate(() => {
      for (const address of ['https://example.org/', 'mailto:a@example.org', 'file:///etc/passwd', 'smb://host/x']) {
        const link = Object.assign(document.createElement('a'), { href: address, target: '_blank' });
        document.body.append(link);
        link.click();
        window.open(address);
        Object.assign(link, { target: '' });
        link.click();
      }
    });
    await expect(tryAsk(page, 'app.info', {})).resolves.toMatchObject({ ok: true });
    expect(await app.evaluate(() => (globalThis as unknown as { handed: string[] }).handed)).toEqual([]);
  });

  test('12: there are no webviews', async () => {
    const { app, page } = await openDesktop();
    const type = await page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.org/');
      document.body.append(view);
      return typeof (view as unknown as { getWebContentsId?: unknown }).getWebContentsId;
    });
    expect(type).toBe('undefined');
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });

  test('17: only the app’s own page is heard, and no frame inside it', async () => {
    const { app, page } = await openDesktop();
    const inFrame = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return typeof (frame.contentWindow as unknown as { aiGuard?: unknown }).aiGuard;
    });
    expect(inFrame).toBe('undefined');

    const stranger = await app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const ask = "window.aiGuard.request('app.info', {}).then(() => 'answered', (error) => error.message)";
        const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await foreign.loadURL('data:text/html,<h1>foreign</h1>');
        const fromData: unknown = await foreign.webContents.executeJavaScript(ask);
        foreign.destroy();
        return fromData;
      },
      path.join(ROOT, 'out', 'node', 'preload.cjs'),
    );
    expect(stranger).toContain('refused');
  });

  test('17: requests are checked, and files are named by grants only', async () => {
    const { page } = await openDesktop();
    await expect(tryAsk(page, 'workspace.open', { path: '/etc/passwd' })).resolves.toMatchObject({
      ok: false,
      error: { code: 'grantUnknown', message: expect.stringMatching(/\.$/) },
    });
    await expect(tryAsk(page, 'nowhere', {})).resolves.toMatchObject({ error: { code: 'routeUnknown' } });
    await expect(tryAsk(page, 'settings.update', { changes: { theme: 7 } })).resolves.toMatchObject({
      error: { code: 'inputInvalid' },
    });
    await expect(tryAsk(page, 'host.reveal', { grant: '/etc' })).resolves.toMatchObject({
      error: { code: 'grantUnknown' },
    });
  });

  test('18: the protocol serves the app’s own files, and no file:// page exists', async () => {
    const { app, page } = await openDesktop();
    expect(await page.evaluate(() => window.location.origin)).toBe('app://ai-guard');
    const found = await app.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const status = async (url: string) => (await session?.fetch(url))?.status;
      return {
        page: await status('app://ai-guard/'),
        outside: await status('app://ai-guard/..%2f..%2fpackage.json'),
        missing: await status('app://ai-guard/missing.js'),
      };
    });
    expect(found).toEqual({ page: 200, outside: 404, missing: 404 });
  });
});
