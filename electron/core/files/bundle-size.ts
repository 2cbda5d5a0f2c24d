import { fileParams } from '#db/errors.ts';
import { AppError } from '#shared/contract/errors.ts';

/** Bytes of a bundle to hand over: all of it is held in memory while it is made or opened. */
export const MAX_BUNDLE = 1024 * 1024 * 1024;

/**
 * @param named the bundle that cannot be made or opened
 * @throws AppError handOverTooLarge
 */
export function refuseLargeBundle(bytes: number, named: string): void {
  if (bytes > MAX_BUNDLE) throw new AppError('handOverTooLarge', { ...fileParams(named), limit: MAX_BUNDLE / 2 ** 30 });
}
