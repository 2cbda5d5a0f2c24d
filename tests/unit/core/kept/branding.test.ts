import fs from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readLogo } from '#core/logo/read-logo.ts';
import { AppError } from '#shared/contract/errors.ts';
import { contrastOnWhite } from '#shared/rules/contrast.ts';
import { chunk, makeJpeg, makePng, type PngOptions, segment } from '../../documents/pictures.ts';
import { coreWithWorkspace, type TestCore, testCore } from '../core.ts';

const save = (core: TestCore, name: string, bytes: Uint8Array | string) => {
  const file = path.join(core.folder, name);
  fs.writeFileSync(file, bytes);
  return file;
};
const kept = (core: TestCore) =>
  fs.readdirSync(path.join(core.folder, 'data')).filter((name) => name.startsWith('logo-'));
const good = makePng({ width: 30, height: 10 });

describe('name, colour and logo on documents', () => {
  test('are kept on this computer, and nothing of them in a workspace', async () => {
    const core = await coreWithWorkspace();
    await core.ask('branding.update', { changes: { name: 'Acme Consulting', accent: '#7A1F5C' } });
    await core.ask('branding.chooseLogo', { path: save(core, 'logo.png', good) });
    const again = testCore(core.folder);
    expect(await again.ask('branding.get', {})).toMatchObject({
      ...{ name: 'Acme Consulting', accent: '#7A1F5C' },
      logo: { width: 30, height: 10, picture: expect.stringMatching(/^data:image\/png;base64,/) as string },
    });
    expect((await core.ask('trail.list', { limit: 10 })).entries.map(({ action }) => action)).not.toContain(
      'branding.update',
    );
    await core.ask('workspace.close', {});
    expect(fs.readFileSync(path.join(core.folder, 'test.aims')).includes('Acme')).toBe(false);
  });

  test('can be taken away again', async () => {
    const core = testCore();
    await core.ask('branding.chooseLogo', { path: save(core, 'logo.png', good) });
    expect(kept(core)).toHaveLength(1);
    await core.ask('branding.chooseLogo', { path: save(core, 'other.png', makePng({ width: 31, height: 10 })) });
    expect(kept(core)).toHaveLength(1);
    expect(await core.ask('branding.removeLogo', {})).toEqual({ name: '', accent: '', logo: null });
    expect(kept(core)).toEqual([]);
  });

  test.each([
    ['an SVG', 'logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'logoNotPicture'],
    ['an SVG under another name', 'logo.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'logoNotPicture'],
    ['a text', 'text.png', 'This is no picture.', 'logoNotPicture'],
    ['an empty file', 'empty.png', '', 'logoNotPicture'],
    ['a PNG of 5 MB', 'large.png', Buffer.concat([good, Buffer.alloc(5 * 1024 * 1024)]), 'logoTooLarge'],
    ['a PNG of too many pixels', 'wide.png', makePng({ width: 4001, height: 1 }), 'logoTooManyPixels'],
    ['a JPEG of too many pixels', 'wide.jpg', makeJpeg(3, 4001, 1), 'logoTooManyPixels'],
    ['half a PNG', 'half.png', good.subarray(0, 50), 'logoDamaged'],
    ['half a JPEG', 'half.jpg', makeJpeg(3).subarray(0, 30), 'logoDamaged'],
    ['a JPEG without an end', 'open.jpg', makeJpeg(3).subarray(0, -2), 'logoDamaged'],
    ['a JPEG for the printing press', 'cmyk.jpg', makeJpeg(4), 'logoForPrint'],
  ])('refuse %s and keep what was there', async (_, name, bytes, code) => {
    const core = testCore();
    await core.ask('branding.chooseLogo', { path: save(core, 'first.png', good) });
    expect(await core.refusal('branding.chooseLogo', { path: save(core, name, bytes) })).toBe(code);
    expect(await core.ask('branding.get', {})).toMatchObject({ logo: { width: 30 } });
  });

  test('refuse a file that is not there and a folder', async () => {
    const core = testCore();
    expect(await core.refusal('branding.chooseLogo', { path: path.join(core.folder, 'none.png') })).toBe('fileMissing');
    expect(await core.refusal('branding.chooseLogo', { path: core.folder })).toBe('fileIsFolder');
  });

  test('refuse a colour that cannot be read on paper, or is none', async () => {
    const core = testCore();
    const result = await core.handle.dispatch('branding.update', { changes: { accent: '#ffff00' } });
    expect(result).toMatchObject({ ok: false, error: { code: 'colourTooPale' } });
    expect(!result.ok && result.error.message).toContain('its contrast is 1.0 to 1');
    for (const accent of ['red', '#fff', '#12345g', 'url(x)']) {
      expect(await core.refusal('branding.update', { changes: { accent } })).toBe('colourInvalid');
    }
    expect(await core.ask('branding.get', {})).toMatchObject({ accent: '' });
    await core.ask('branding.update', { changes: { accent: '#767676' } });
    await core.ask('branding.update', { changes: { accent: '' } });
  });

  test('count as none where their files are broken or were exchanged', async () => {
    const core = testCore();
    await core.ask('branding.chooseLogo', { path: save(core, 'logo.png', good) });
    const data = path.join(core.folder, 'data');
    fs.writeFileSync(path.join(data, kept(core)[0] ?? ''), makePng({ width: 30, height: 10, color: 2 }));
    expect((await testCore(core.folder).ask('branding.get', {})).logo).toBeNull();
    fs.writeFileSync(path.join(data, 'branding.json'), '{"name":');
    expect(await testCore(core.folder).ask('branding.get', {})).toEqual({ name: '', accent: '', logo: null });
  });
});

test('contrast is that of the guidelines', () => {
  expect(contrastOnWhite('#000000')).toBeCloseTo(21, 5);
  expect(contrastOnWhite('#767676')).toBeCloseTo(4.54, 2);
  expect(contrastOnWhite('#777777')).toBeLessThan(4.5);
});

describe('a logo', () => {
  const pixels = (options: PngOptions) => {
    const logo = readLogo({ bytes: makePng(options), name: 'a.png' });
    const bytes = Buffer.from(logo.bytes);
    const raw = inflateSync(bytes.subarray(bytes.indexOf('IDAT') + 4, bytes.indexOf('IEND') - 8));
    const stride = logo.width * 3;
    const above = Buffer.alloc(stride);
    return Array.from({ length: logo.height }, (_, row) => {
      for (let at = 0; at < stride; at += 1) {
        above[at] = ((above[at] ?? 0) + (raw[row * (stride + 1) + 1 + at] ?? 0)) & 0xff;
      }
      return Array.from({ length: logo.width }, (_column, column) => above.toString('hex', column * 3, column * 3 + 3));
    });
  };
  const bytes = (...values: number[]) => Buffer.from(values);

  test.each<[string, PngOptions, string[][]]>([
    ['RGB', { width: 2, height: 1, color: 2, lines: [bytes(1, 2, 3, 250, 251, 252)] }, [['010203', 'fafbfc']]],
    [
      'see-through',
      { width: 3, height: 1, lines: [bytes(0, 0, 0, 0, 0, 0, 0, 128, 9, 8, 7, 255)] },
      [['ffffff', '7f7f7f', '090807']],
    ],
    ['grey', { width: 2, height: 1, color: 0, lines: [bytes(5, 200)] }, [['050505', 'c8c8c8']]],
    ['grey and see-through', { width: 2, height: 1, color: 4, lines: [bytes(5, 255, 5, 0)] }, [['050505', 'ffffff']]],
    [
      'of one bit',
      { width: 9, height: 1, color: 0, depth: 1, lines: [bytes(0b10101010, 0b10000000)] },
      [['ffffff', '000000', 'ffffff', '000000', 'ffffff', '000000', 'ffffff', '000000', 'ffffff']],
    ],
    [
      'of sixteen bits',
      { width: 1, height: 1, color: 2, depth: 16, lines: [bytes(1, 255, 2, 255, 3, 255)] },
      [['010203']],
    ],
    [
      'with a palette',
      {
        width: 3,
        height: 1,
        color: 3,
        depth: 2,
        lines: [bytes(0b00011000)],
        palette: bytes(1, 1, 1, 2, 2, 2, 3, 3, 3),
        clear: bytes(255, 0),
      },
      [['010101', 'ffffff', '030303']],
    ],
    [
      'with one colour for nothing',
      { width: 2, height: 1, color: 2, lines: [bytes(9, 9, 9, 9, 9, 8)], clear: bytes(0, 9, 0, 9, 0, 9) },
      [['ffffff', '090908']],
    ],
    [
      'filtered by the left',
      { width: 2, height: 1, color: 0, filter: 1, lines: [bytes(5, 5)] },
      [['050505', '0a0a0a']],
    ],
    [
      'filtered by the line above',
      { width: 1, height: 2, color: 0, filter: 2, lines: [bytes(5), bytes(5)] },
      [['050505'], ['0a0a0a']],
    ],
    [
      'filtered by the mean',
      { width: 2, height: 1, color: 0, filter: 3, lines: [bytes(6, 1)] },
      [['060606', '040404']],
    ],
    [
      'filtered by the nearest',
      { width: 2, height: 2, color: 0, filter: 4, lines: [bytes(6, 1), bytes(1, 1)] },
      [
        ['060606', '070707'],
        ['070707', '080808'],
      ],
    ],
    // Seven passes; of two by two pixels three hold one each: left above, right above, the line below.
    [
      'interlaced',
      { width: 2, height: 2, color: 0, interlaced: true, lines: [bytes(1), bytes(2), bytes(3, 4)] },
      [
        ['010101', '020202'],
        ['030303', '040404'],
      ],
    ],
  ])('%s is laid on white', (_, options, expected) => {
    expect(pixels(options)).toEqual(expected);
  });

  test('that is longer than print needs is made smaller', () => {
    const line = Buffer.alloc(2400 * 3, 10);
    const logo = readLogo({
      bytes: makePng({ width: 2400, height: 30, color: 2, lines: Array.from({ length: 30 }, () => line) }),
      name: 'a.png',
    });
    expect([logo.width, logo.height]).toEqual([1200, 15]);
  });

  const refused = (picture: Buffer) => {
    try {
      readLogo({ bytes: picture, name: 'a.png' });
    } catch (error) {
      return error instanceof AppError ? error.code : error;
    }
    return 'taken';
  };

  test('that lies about itself is refused', () => {
    const line = Buffer.alloc(40);
    expect(refused(makePng({ width: 10, height: 2, lines: [line] }))).toBe('logoDamaged');
    expect(refused(makePng({ width: 10, height: 1, lines: [line, line] }))).toBe('logoDamaged');
    expect(refused(makePng({ width: 0, height: 1 }))).toBe('logoDamaged');
    expect(refused(makePng({ width: 1, height: 1, color: 3, palette: Buffer.alloc(0) }))).toBe('logoDamaged');
    const flipped = Buffer.from(good);
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    expect(refused(flipped)).toBe('logoDamaged');
    expect(refused(Buffer.concat([good.subarray(0, 33), chunk('IEND', Buffer.alloc(0))]))).toBe('logoDamaged');
  });

  test('that is a JPEG stays as it is, but for what cameras write beside it', () => {
    const place = segment(0xe1, Buffer.from('Exif\0\0 taken at 53.55 N'));
    const { format, bytes: stored, width, height } = readLogo({ bytes: makeJpeg(3, 40, 20, [place]), name: 'a.jpg' });
    expect([format, width, height]).toEqual(['jpeg', 40, 20]);
    expect(Buffer.compare(Buffer.from(stored), makeJpeg(3, 40, 20))).toBe(0);
    const trailing = Buffer.concat([makeJpeg(1), Buffer.from('more')]);
    expect(readLogo({ bytes: trailing, name: 'a.jpg' }).bytes).toHaveLength(makeJpeg(1).length);
  });
});
