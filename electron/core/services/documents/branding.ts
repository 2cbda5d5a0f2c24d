import { fileParams } from '#db/errors.ts';
import type { Brand } from '#documents/model/model.ts';
import { MAX_LOGO_BYTES } from '#shared/contract/domains/branding.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { RouteOutput } from '#shared/contract/registry.ts';
import { contrastOnWhite, LEAST_CONTRAST } from '#shared/rules/contrast.ts';
import type { Core } from '../../core.ts';
import { definedOnly } from '../../defined-only.ts';
import { readLimited } from '../../files/read-limited.ts';
import type { HandlersFor } from '../../handlers-for.ts';
import { runJob } from '../../jobs/run-job.ts';

export const brandingHandlers: HandlersFor<
  'branding.get' | 'branding.update' | 'branding.chooseLogo' | 'branding.removeLogo'
> = {
  'branding.get': (core) => shown(core.branding.get()),
  'branding.update': (core, { changes }) => {
    if (changes.accent !== undefined) requireReadable(changes.accent);
    core.branding.update(definedOnly(changes));
    return shown(core.branding.get());
  },
  'branding.chooseLogo': async (core, { path }) => {
    const bytes = await readLimited(path, MAX_LOGO_BYTES, refuseLarge);
    core.branding.setLogo(await runJob(core, 'readLogo', { bytes, name: fileParams(path).name }, undefined));
    return shown(core.branding.get());
  },
  'branding.removeLogo': (core) => {
    core.branding.setLogo(null);
    return shown(core.branding.get());
  },
};

/** What documents are to show of whoever prepares them; undefined where nothing was chosen. */
export function brandOf(core: Core): Brand | undefined {
  const brand = core.branding.get();
  return brand.name === '' && brand.accent === '' && brand.logo === null ? undefined : brand;
}

function shown({ name, accent, logo }: Brand): RouteOutput<'branding.get'> {
  if (logo === null) return { name, accent, logo: null };
  const { format, bytes, width, height } = logo;
  const picture = `data:image/${format};base64,${Buffer.from(bytes).toString('base64')}`;
  return { name, accent, logo: { width, height, picture } };
}

function requireReadable(accent: string): void {
  if (accent === '') return;
  if (!/^#[0-9A-Fa-f]{6}$/.test(accent)) throw new AppError('colourInvalid', { colour: accent });
  const contrast = contrastOnWhite(accent);
  if (contrast < LEAST_CONTRAST) {
    // Rounded down: 4.49 is not 4.5.
    const told = (Math.floor(contrast * 10) / 10).toFixed(1);
    throw new AppError('colourTooPale', { colour: accent, contrast: told, least: LEAST_CONTRAST });
  }
}

function refuseLarge(name: string): never {
  throw new AppError('logoTooLarge', { name, limit: MAX_LOGO_BYTES / 1024 / 1024 });
}
