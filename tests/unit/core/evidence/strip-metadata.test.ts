import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readExif } from '#core/evidence/read-exif.ts';
import { describeMetadata, stripMetadata } from '#core/evidence/strip-metadata.ts';
import { canLoseCameraData, mayHoldCameraData } from '#shared/rules/camera-data.ts';
import { fixture } from './files.ts';

const JPEG = 'image/jpeg';
const PNG = 'image/png';
const WEBP = 'image/webp';
const HEIC = 'image/heic';
const AVIF = 'image/avif';
const PICTURES = [
  { name: 'place.jpg', type: JPEG },
  { name: 'turned.jpg', type: JPEG },
  { name: 'progressive.jpg', type: JPEG },
  { name: 'text.png', type: PNG },
  { name: 'camera.webp', type: WEBP },
  { name: 'place.heic', type: HEIC },
  { name: 'place.avif', type: AVIF },
] as const;
/** Their coded pixels are the last of their bytes. */
const LAST_PIXELS = 52;
/** Kinds that tell places by their distance from the file's start: nothing in them may move. */
const IN_PLACE: ReadonlySet<string> = new Set([HEIC, AVIF]);

const NOTHING = { place: false, camera: '', takenAt: '' };
/** What the pictures say, in the forms in which it stands in them. */
const TELLTALE = /Example|Camera|person|Amsterdam|2026:03:14|taken at|<x:xmpmeta|Photoshop|GPS/u;

function strip(name: string, type: string): Uint8Array {
  const stripped = stripMetadata(fixture(name), type);
  if (stripped === null) throw new Error(`${name} was not understood`);
  return stripped;
}

function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

describe('what a picture says', () => {
  test.each([
    ['place.jpg', JPEG, { place: true, camera: 'Example Camera 1', takenAt: '2026-03-14T09:26:53' }],
    ['turned.jpg', JPEG, { place: false, camera: 'Example', takenAt: '' }],
    ['progressive.jpg', JPEG, { place: false, camera: 'Example', takenAt: '2026-03-14T09:26:53' }],
    ['text.png', PNG, { place: true, camera: 'Example', takenAt: '' }],
    ['camera.webp', WEBP, { place: true, camera: 'Example Camera 2', takenAt: '2026-03-14T09:26:53' }],
    ['place.heic', HEIC, { place: true, camera: 'Example Camera 3', takenAt: '2026-03-14T09:26:53' }],
    ['place.avif', AVIF, { place: true, camera: 'Example Camera 3', takenAt: '2026-03-14T09:26:53' }],
  ])('%s', (name, type, said) => {
    expect(describeMetadata(fixture(name), type)).toEqual(said);
  });
});

describe('without metadata', () => {
  test.each(PICTURES)('$name says nothing more, and is a picture as before', ({ name, type }) => {
    expect(asText(fixture(name))).toMatch(TELLTALE);
    const stripped = strip(name, type);
    expect(asText(stripped)).not.toMatch(TELLTALE);
    if (IN_PLACE.has(type)) expect(stripped.length).toBe(fixture(name).length);
    else expect(stripped.length).toBeLessThan(fixture(name).length);
    expect(canLoseCameraData(type) && mayHoldCameraData(type)).toBe(true);
    expect(describeMetadata(stripped, type)).toEqual(NOTHING);
    expect(stripMetadata(stripped, type)).toEqual(stripped);
  });

  test.each(PICTURES)('the coded pixels of $name are the same bytes', ({ name, type }) => {
    const pixels = codedPixels(fixture(name), type);
    expect(pixels.length).toBeGreaterThan(50);
    expect(codedPixels(strip(name, type), type)).toEqual(pixels);
  });

  test('a picture stays turned, and keeps its colour profile', () => {
    const text = asText(strip('turned.jpg', JPEG));
    const at = text.indexOf('Exif\0\0');
    expect(at).toBeGreaterThan(0);
    expect(readExif(strip('turned.jpg', JPEG).subarray(at, at + 32))).toEqual({
      orientation: 6,
      place: false,
      make: '',
      model: '',
      takenAt: '',
    });
    expect(text).toContain('ICC_PROFILE');
    expect(text.startsWith('\xff\xd8\xff\xe0')).toBe(true);
    expect(asText(strip('place.jpg', JPEG))).not.toContain('Exif');
  });

  test('WebP tells no longer that it has them, and how long it is', () => {
    const stripped = Buffer.from(strip('camera.webp', WEBP));
    expect(stripped.readUInt8(20) & 0x0c).toBe(0);
    expect(stripped.readUInt32LE(4)).toBe(stripped.length - 8);
  });

  test('what hangs behind the picture goes too', () => {
    for (const { name, type } of PICTURES) {
      const longer = Buffer.concat([fixture(name), Buffer.from('a film of the same place')]);
      expect(stripMetadata(longer, type)).toEqual(strip(name, type));
    }
  });
});

describe('HEIC', () => {
  const box = (name: string, text: string) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + text.length);
    head.write(name, 4);
    return Buffer.concat([head, Buffer.from(text)]);
  };

  test('a film of the same moment, which a telephone hangs on, is emptied where it lies', () => {
    const film = box('mpvd', 'taken at the door');
    const stripped = Buffer.from(stripMetadata(Buffer.concat([fixture('place.heic'), film]), HEIC) ?? []);
    expect(stripped.length).toBe(fixture('place.heic').length + film.length);
    expect(asText(stripped.subarray(-film.length))).toBe(asText(box('free', '\0'.repeat(17))));
  });

  test('as a film, or with its items elsewhere, is not understood', () => {
    expect(stripMetadata(Buffer.concat([fixture('place.heic'), box('moov', 'taken at the door')]), HEIC)).toBeNull();
    const bytes = Buffer.from(fixture('place.heic'));
    // The second item lies in the data box; within another item would be 2.
    const method = bytes.indexOf('iloc') + 12 + 20 + 2;
    expect(bytes.readUInt16BE(method)).toBe(1);
    bytes.writeUInt16BE(2, method);
    expect(stripMetadata(bytes, HEIC)).toBeNull();
  });
});

describe('what is not understood', () => {
  test('other kinds', () => {
    expect(stripMetadata(fixture('place.jpg'), HEIC)).toBeNull();
    expect(stripMetadata(fixture('place.heic'), 'image/heic-sequence')).toBeNull();
    expect(canLoseCameraData('image/tiff')).toBe(false);
    expect(mayHoldCameraData('image/tiff')).toBe(true);
    expect(mayHoldCameraData('image/svg+xml')).toBe(false);
    expect(describeMetadata(fixture('locked.pdf'), 'application/pdf')).toBeNull();
  });

  test.each(PICTURES)('$name as another kind, empty, or cut off anywhere', ({ name, type }) => {
    const bytes = fixture(name);
    expect(stripMetadata(bytes, type === JPEG ? PNG : JPEG)).toBeNull();
    expect(stripMetadata(new Uint8Array(), type)).toBeNull();
    for (let length = 0; length < bytes.length; length += 7) {
      expect(stripMetadata(bytes.subarray(0, length), type)).toBeNull();
    }
  });

  test.each(PICTURES)('$name with any bytes changed throws nothing and gets no longer', ({ name, type }) => {
    const bytes = fixture(name);
    const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.integer({ min: 0, max: 255 }) });
    const property = fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const changed = Uint8Array.from(bytes);
      for (const { at, byte } of changes) changed[at] = byte;
      const said = describeMetadata(changed, type);
      const stripped = stripMetadata(changed, type);
      expect(stripped === null).toBe(said === null);
      expect(stripped?.length ?? 0).toBeLessThanOrEqual(bytes.length + 40);
      expect(said?.takenAt ?? '').toMatch(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)?$/);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  test('any bytes as Exif data throw nothing', () => {
    const start = fc.constantFrom('Exif\0\0MM\0*\0\0\0\x08', 'II*\0\x08\0\0\0', 'MM\0*', '');
    const property = fc.property(start, fc.uint8Array({ maxLength: 200 }), (head, tail) => {
      const exif = readExif(Buffer.concat([Buffer.from(head, 'latin1'), tail]));
      expect(exif.orientation).toBeGreaterThanOrEqual(1);
      expect(exif.make.length).toBeLessThanOrEqual(100);
    });
    fc.assert(property, { numRuns: 5000 });
  });

  test('a day that there is not is none', () => {
    const picture = asText(fixture('place.jpg')).replaceAll('2026:03:14', '2026:02:31');
    expect(describeMetadata(Buffer.from(picture, 'latin1'), JPEG)?.takenAt).toBe('');
  });
});

/** From the first frame's head on, found in another way than the code under test does. */
function codedPixels(bytes: Uint8Array, type: string): Buffer {
  const file = Buffer.from(bytes);
  if (type === WEBP)
    return file.subarray(file.indexOf('VP8 '), file.indexOf('VP8 ') + 8 + file.readUInt32LE(file.indexOf('VP8 ') + 4));
  if (type === PNG)
    return file.subarray(
      file.indexOf('IDAT') - 4,
      file.lastIndexOf('IDAT') + 4 + file.readUInt32BE(file.lastIndexOf('IDAT') - 4),
    );
  if (IN_PLACE.has(type)) return file.subarray(-LAST_PIXELS);
  // A thumbnail has the same markers, and stands before.
  return file.subarray(file.lastIndexOf(Buffer.from([0xff, 0xdb, 0x00, 0x43, 0x00])));
}
