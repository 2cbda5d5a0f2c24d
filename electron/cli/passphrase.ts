import { MIN_PASSPHRASE } from '#shared/contract/workspace/workspace.ts';
import { askSecret, Refusal, type Translate, withWorkspace } from './session.ts';

/** Holds the passphrase to be set, for scripts. */
const NEW_PASSPHRASE_VARIABLE = 'AI_GUARD_NEW_PASSPHRASE';

/** Encrypts a workspace, or changes its passphrase. @returns the recovery key */
export async function setPassphrase(file: string, t: Translate): Promise<string> {
  return withWorkspace(file, async (core) => {
    const passphrase = process.env[NEW_PASSPHRASE_VARIABLE] ?? (await askTwice(t));
    if (passphrase.length < MIN_PASSPHRASE) throw new Refusal(t('passphrase.short', { count: MIN_PASSPHRASE }));
    await core.request('workspace.setPassphrase', { passphrase });
    const { recoveryKey } = await core.request('workspace.recoveryKey', {});
    return recoveryKey ?? '';
  });
}

export async function removePassphrase(file: string): Promise<void> {
  await withWorkspace(file, (core) => core.request('workspace.removePassphrase', {}));
}

/** One that was mistyped once would shut its owner out. */
async function askTwice(t: Translate): Promise<string> {
  const passphrase = await askSecret(t('passphrase.new'));
  if (passphrase === null) throw new Refusal(t('passphrase.none', { variable: NEW_PASSPHRASE_VARIABLE }));
  if ((await askSecret(t('passphrase.again'))) !== passphrase) throw new Refusal(t('passphrase.differs'));
  return passphrase;
}
