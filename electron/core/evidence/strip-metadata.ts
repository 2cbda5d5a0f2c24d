import { crc32 } from 'node:zlib';
import { blankHeifPart, isHeif, splitHeif } from './heif-parts.ts';
import { latin1, type PicturePart, splitPicture } from './picture-parts.ts';
import { type Exif, readExif, writeOrientation } from './read-exif.ts';

export type Metadata = {
  /** Whether the picture names the place where it was taken. */
  readonly place: boolean;
  /** Make and model; `''` where it does not say. */
  readonly camera: string;
  /** `YYYY-MM-DDTHH:MM:SS` by the camera's clock; `''` where it does not say. */
  readonly takenAt: string;
};

/** Bits of VP8X that say which of these chunks the file has (RFC 9649, 2.7). */
const WEBP_EXIF = 0x08;
const WEBP_XMP = 0x04;

/**
 * The picture without what the camera and programs wrote about it: time, place, owner, comments, thumbnails. Its pixels
 * are the same bytes as before; colour profile and orientation stay. `null` where the kind is not JPEG, PNG, WebP,
 * HEIC or AVIF, or the bytes are damaged.
 */
export function stripMetadata(bytes: Uint8Array, mediaType: string): Uint8Array | null {
  const parts = partsOf(bytes, mediaType);
  if (parts === null) return null;
  // How it is turned stands among its properties, not in its Exif data.
  if (isHeif(mediaType)) return Buffer.concat(parts.map(blankHeifPart));
  const orientation = firstExif(parts)?.orientation ?? 1;
  const kept = parts.filter(({ holds }) => holds === 'picture').map((part) => part.bytes);
  const exif = orientation === 1 ? null : writeOrientation(orientation);
  if (mediaType === 'image/jpeg') return joinJpeg(kept, exif);
  return mediaType === 'image/webp' ? joinWebp(kept, exif) : joinPng(kept, exif);
}

/** What a picture says beside its pixels; `null` as for {@link stripMetadata}. */
export function describeMetadata(bytes: Uint8Array, mediaType: string): Metadata | null {
  const parts = partsOf(bytes, mediaType);
  if (parts === null) return null;
  const exif = firstExif(parts);
  const xmpPlace = parts.some(({ holds, body }) => holds === 'xmp' && latin1(body).includes('GPSLatitude'));
  return {
    place: xmpPlace || exif?.place === true,
    camera: exif === undefined ? '' : cameraName(exif),
    takenAt: exif?.takenAt ?? '',
  };
}

function partsOf(bytes: Uint8Array, mediaType: string): PicturePart[] | null {
  return isHeif(mediaType) ? splitHeif(bytes) : splitPicture(bytes, mediaType);
}

function firstExif(parts: readonly PicturePart[]): Exif | undefined {
  const part = parts.find(({ holds }) => holds === 'exif');
  return part === undefined ? undefined : readExif(part.body);
}

/** Many models begin with their make. */
function cameraName({ make, model }: Exif): string {
  return model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`.trim();
}

function joinJpeg(kept: readonly Uint8Array[], exif: Uint8Array | null): Uint8Array {
  if (exif === null) return Buffer.concat(kept);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 8]), Buffer.from('Exif\0\0'), exif]);
  // JFIF wants to come first.
  const at = kept[1]?.[1] === 0xe0 ? 2 : 1;
  return Buffer.concat([...kept.slice(0, at), segment, ...kept.slice(at)]);
}

function joinPng(kept: readonly Uint8Array[], exif: Uint8Array | null): Uint8Array {
  if (exif === null) return Buffer.concat(kept);
  const chunk = Buffer.alloc(exif.length + 12);
  chunk.writeUInt32BE(exif.length, 0);
  chunk.write('eXIf', 4);
  chunk.set(exif, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  // Behind the signature and IHDR, before the pixels.
  return Buffer.concat([...kept.slice(0, 2), chunk, ...kept.slice(2)]);
}

function joinWebp(kept: readonly Uint8Array[], exif: Uint8Array | null): Uint8Array {
  const chunks = [...kept];
  // A file without this head has one chunk, and readers look for no other.
  const isExtended = latin1(kept[1]?.subarray(0, 4) ?? new Uint8Array()) === 'VP8X';
  if (exif !== null && isExtended) {
    const chunk = Buffer.alloc(exif.length + 8);
    chunk.write('EXIF', 0);
    chunk.writeUInt32LE(exif.length, 4);
    chunk.set(exif, 8);
    chunks.push(chunk);
  }
  const file = Buffer.concat(chunks);
  file.writeUInt32LE(file.length - 8, 4);
  if (isExtended && file.length > 20) {
    const flags = file.readUInt8(20);
    file.writeUInt8((flags & ~(WEBP_EXIF | WEBP_XMP)) | (exif === null ? 0 : WEBP_EXIF), 20);
  }
  return file;
}
