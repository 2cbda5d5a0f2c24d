import i18next from 'i18next';
import { v7 } from 'uuid';
import { toBase64 } from '#renderer/components/pictures/base64.ts';
import { request } from '#renderer/host/api.ts';
import { bridge } from '#renderer/host/bridge.ts';
import { type ChosenFile, grantDroppedFile } from '#renderer/host/files.ts';
import { isCancelled } from '#renderer/host/job.ts';
import { createForWorkspace, onWorkspaceChange, openWorkspaceId } from '#renderer/host/open-workspace.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { currentSettings } from '#renderer/session/settings.ts';
import { showToast } from '#renderer/session/toasts.ts';
import type { ReceivedFile } from '#shared/contract/domains/evidence.ts';
import type { EvidenceLink } from '#shared/entities/evidence.ts';
import { mayHoldCameraData } from '#shared/rules/camera-data.ts';

/** A file that is being taken in, or could not be. */
export type TakeIn = {
  readonly jobId: string;
  readonly name: string;
  /** 0 to 1; null before the first piece. */
  readonly share: number | null;
  /** What is being done with it, in words. */
  readonly stage: string;
  readonly state: 'waiting' | 'running' | 'failed';
  /** Why it failed. */
  readonly sentence: string;
};

/** What comes in: a file that was dropped or chosen, or a picture that has no file. */
export type Source =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'chosen'; readonly chosen: ChosenFile }
  | { readonly kind: 'picture'; readonly blob: Blob; readonly name: string };

export function sourceOf(chosen: ChosenFile | File): Source {
  return chosen instanceof File ? { kind: 'file', file: chosen } : { kind: 'chosen', chosen };
}

type TakeIns = { readonly takeIns: readonly TakeIn[] };

// What was on its way belongs to the client that was left, and must not come into another. Said before the list below
// is put aside with its workspace.
onWorkspaceChange(() =>
  useTakeIns.setState(({ takeIns }) => ({
    takeIns: takeIns.map((each) =>
      each.state === 'failed' ? each : { ...each, state: 'failed', sentence: i18next.t('evidence:takeIn.left') },
    ),
  })),
);

/** Goes on while somebody walks from page to page. */
export const useTakeIns = createForWorkspace<TakeIns>({ takeIns: [] });

bridge.on('job.progress', ({ jobId, done, total, stage }) =>
  change(jobId, { share: total === 0 ? null : done / total, stage }),
);

/** Files are taken in one after the other, since they all go to one disk. */
let queue: Promise<unknown> = Promise.resolve();

/** Takes files in as evidence that supports `links`; what is there already is linked, and not taken in again. */
export function takeIn(sources: readonly Source[], links: readonly EvidenceLink[]): void {
  const jobs = sources.map((source) => ({ source, jobId: v7() }));
  useTakeIns.setState(({ takeIns }) => ({
    takeIns: [
      ...takeIns,
      ...jobs.map(({ source, jobId }) => ({
        jobId,
        name: nameOf(source),
        share: null,
        stage: '',
        state: 'waiting' as const,
        sentence: '',
      })),
    ],
  }));
  queue = afterwards(queue, jobs, links);
}

async function afterwards(
  before: Promise<unknown>,
  jobs: readonly { readonly source: Source; readonly jobId: string }[],
  links: readonly EvidenceLink[],
): Promise<void> {
  const home = openWorkspaceId();
  await before;
  const kept: Kept[] = [];
  for (const { source, jobId } of jobs) kept.push(...(await run(source, jobId, links)));
  if (openWorkspaceId() === home) tell(kept);
}

export function cancelTakeIn(jobId: string): void {
  if (isWaiting(jobId)) dismissTakeIn(jobId);
  else void request('jobs.cancel', { jobId }).catch(() => {});
}

function isWaiting(jobId: string): boolean {
  return useTakeIns.getState().takeIns.find((each) => each.jobId === jobId)?.state === 'waiting';
}

export function dismissTakeIn(jobId: string): void {
  useTakeIns.setState(({ takeIns }) => ({ takeIns: takeIns.filter((each) => each.jobId !== jobId) }));
}

/** Hands the bytes over and says what became known of them. */
export async function receive(
  source: Source,
  jobId: string,
  withoutMetadata = currentSettings().withoutCameraData,
): Promise<ReceivedFile> {
  if (source.kind === 'picture') {
    const base64 = await toBase64(source.blob);
    return request('evidence.receivePicture', { fileName: source.name, base64, withoutMetadata });
  }
  const { grant } = source.kind === 'chosen' ? source.chosen : await grantDroppedFile(source.file, 'takeEvidence');
  const received = await request('evidence.receive', { path: grant, withoutMetadata, jobId });
  if (received.trouble !== '') {
    const message = i18next.t(`evidence:trouble.${received.trouble}`, { name: received.fileName });
    showToast({ message, tone: 'problem' });
  }
  return received;
}

type Kept = { readonly message: string; readonly changeId: string | null };

async function run(source: Source, jobId: string, links: readonly EvidenceLink[]): Promise<Kept[]> {
  if (!isWaiting(jobId)) return [];
  change(jobId, { state: 'running' });
  const home = openWorkspaceId();
  try {
    const received = await receive(source, jobId);
    if (openWorkspaceId() !== home) return [];
    const kept = await keep(received, links);
    dismissTakeIn(jobId);
    return [kept];
  } catch (error) {
    if (isCancelled(error)) dismissTakeIn(jobId);
    else change(jobId, { state: 'failed', sentence: sentenceOf(error) });
    return [];
  }
}

async function keep(received: ReceivedFile, links: readonly EvidenceLink[]): Promise<Kept> {
  const { known, ...revision } = received;
  const t = i18next.getFixedT(null, 'evidence');
  if (known !== null) {
    const { changeId } = await request('evidence.link', { id: known.id, add: [...links], remove: [] });
    return { message: t('takeIn.known', { code: known.code, name: received.fileName }), changeId };
  }
  if (currentSettings().withoutCameraData && received.derivation === '' && mayHoldCameraData(received.mediaType)) {
    showToast({ message: t('takeIn.keepsCameraData', { name: received.fileName }), tone: 'problem' });
  }
  const title = received.fileName.replace(/\.[^.]{1,10}$/, '') || received.fileName;
  const { changeId, evidence } = await request('evidence.add', {
    fields: { kind: 'file', title },
    links: [...links],
    revision,
  });
  return { message: t('takeIn.added', { code: evidence.code, name: received.fileName }), changeId };
}

/** One message for all that came in together: ten would hide the page. */
function tell(kept: readonly Kept[]): void {
  const [first] = kept;
  if (first === undefined) return;
  const t = i18next.getFixedT(null, 'evidence');
  if (kept.length === 1) showToast({ ...first, tone: 'ok' });
  else showToast({ message: t('takeIn.addedMany', { count: kept.length }), tone: 'ok' });
}

function nameOf(source: Source): string {
  if (source.kind === 'file') return source.file.name;
  return source.kind === 'chosen' ? source.chosen.name : source.name;
}

function change(jobId: string, changes: Partial<TakeIn>): void {
  useTakeIns.setState(({ takeIns }) => ({
    takeIns: takeIns.map((each) => (each.jobId === jobId ? { ...each, ...changes } : each)),
  }));
}
