import { latin1 } from './picture-parts.ts';

export type Exif = {
  /** 1 to 8, as TIFF counts them; 1 is upright, and stands for anything else. */
  readonly orientation: number;
  /** Whether it holds a latitude or a longitude. */
  readonly place: boolean;
  readonly make: string;
  readonly model: string;
  /** `YYYY-MM-DDTHH:MM:SS` by the camera's clock; `''` where it does not say. */
  readonly takenAt: string;
};

const TAGS = { make: 0x010f, model: 0x0110, orientation: 0x0112, changed: 0x0132, exif: 0x8769, gps: 0x8825 };
const TAKEN = 0x9003;
const DIGITISED = 0x9004;
const LATITUDE = 2;
const LONGITUDE = 4;
const SHORT = 3;
const LONG = 4;
const ASCII = 2;
/** Most entries of a directory and characters of a text that are looked at; cameras write some dozens. */
const MAX_ENTRIES = 500;
const MAX_TEXT = 100;

type Entry = {
  readonly type: number;
  readonly count: number /** Where its value or the value's place is. */;
  readonly at: number;
};
type Tiff = { readonly bytes: Uint8Array; readonly view: DataView; readonly little: boolean };

/** What is read of Exif data (a TIFF file in small), with or without `Exif` and two zeros before it; never throws. */
export function readExif(body: Uint8Array): Exif {
  const tiff = openTiff(latin1(body.subarray(0, 5)) === 'Exif\0' ? body.subarray(6) : body);
  const main = tiff === null ? null : readDirectory(tiff, tiff.view.getUint32(4, tiff.little));
  if (tiff === null || main === null) return { orientation: 1, place: false, make: '', model: '', takenAt: '' };
  const taken = readDirectory(tiff, numberOf(tiff, main.get(TAGS.exif)));
  const gps = readDirectory(tiff, numberOf(tiff, main.get(TAGS.gps)));
  const orientation = numberOf(tiff, main.get(TAGS.orientation));
  const times = [taken?.get(TAKEN), taken?.get(DIGITISED), main.get(TAGS.changed)];
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    place: gps !== null && (gps.has(LATITUDE) || gps.has(LONGITUDE)),
    make: textOf(tiff, main.get(TAGS.make)),
    model: textOf(tiff, main.get(TAGS.model)),
    takenAt: times.map((entry) => readTime(textOf(tiff, entry))).find((time) => time !== '') ?? '',
  };
}

/** The smallest Exif data that says how a picture is turned. */
export function writeOrientation(orientation: number): Uint8Array {
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  bytes.set([0x4d, 0x4d, 0, 42]);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, TAGS.orientation);
  view.setUint16(12, SHORT);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return bytes;
}

function openTiff(bytes: Uint8Array): Tiff | null {
  const order = latin1(bytes.subarray(0, 2));
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = order === 'II';
  return view.getUint16(2, little) === 42 ? { bytes, view, little } : null;
}

function readDirectory({ view, little }: Tiff, at: number): Map<number, Entry> | null {
  if (at < 8 || at + 2 > view.byteLength) return null;
  const count = Math.min(view.getUint16(at, little), MAX_ENTRIES, Math.floor((view.byteLength - at - 2) / 12));
  const entries = new Map<number, Entry>();
  for (let index = 0; index < count; index += 1) {
    const start = at + 2 + index * 12;
    const tag = view.getUint16(start, little);
    const entry = {
      type: view.getUint16(start + 2, little),
      count: view.getUint32(start + 4, little),
      at: start + 8,
    };
    if (!entries.has(tag)) entries.set(tag, entry);
  }
  return entries;
}

/** 0 where there is none. */
function numberOf({ view, little }: Tiff, entry: Entry | undefined): number {
  if (entry?.type === SHORT) return view.getUint16(entry.at, little);
  return entry?.type === LONG ? view.getUint32(entry.at, little) : 0;
}

function textOf({ bytes, view, little }: Tiff, entry: Entry | undefined): string {
  if (entry?.type !== ASCII) return '';
  const at = entry.count <= 4 ? entry.at : view.getUint32(entry.at, little);
  const value = bytes.subarray(at, Math.min(at + entry.count, at + MAX_TEXT));
  const end = value.indexOf(0);
  const text = new TextDecoder().decode(end === -1 ? value : value.subarray(0, end));
  return text.replaceAll(/[\p{C}\ufffd]+/gu, ' ').trim();
}

function readTime(text: string): string {
  const [, year = '', month = '', day = '', time = ''] =
    /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)/u.exec(text) ?? [];
  const written = `${year}-${month}-${day}T${time}`;
  const instant = new Date(`${written}Z`);
  // A day that there is not, such as 31 February, would come back as another.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(written) ? written : '';
}
