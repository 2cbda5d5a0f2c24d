import { useQuery } from '@tanstack/react-query';
import { PictureEditor, type PictureEditorProps } from '#renderer/components/pictures/picture-editor.tsx';
import { readContent } from '#renderer/records/evidence/content.ts';
import type { EvidenceRevision } from '#shared/entities/evidence.ts';

type EditPictureProps = {
  readonly revision: EvidenceRevision;
  readonly onDone: PictureEditorProps['onDone'];
  readonly onCancel: () => void;
};

/** Draws on a copy of a picture; the version that it is made from stays as it is. */
export function EditPicture({ revision, onDone, onCancel }: EditPictureProps) {
  const { data: picture } = useQuery({
    queryKey: ['evidenceContent', revision.sha256],
    queryFn: () => readContent(revision),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return picture === undefined ? null : <PictureEditor picture={picture} onDone={onDone} onCancel={onCancel} />;
}
