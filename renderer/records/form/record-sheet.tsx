import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '#renderer/components/fields/drafts.ts';
import { QueryView } from '#renderer/components/frames/query-view.tsx';
import { StatusChip } from '#renderer/components/signs/status-chip.tsx';
import { useRoute } from '#renderer/host/api.ts';
import type { Kind } from '#shared/kinds/define.ts';
import { type KindName, kinds } from '#shared/kinds/registry.ts';
import { isArchived } from './leave-buttons.tsx';
import type { AnyRecord } from './record-commands.ts';
import { draftsOf, type FormSpecials, RecordForm } from './record-form.tsx';
import { useLeftDrafts } from './use-left-drafts.ts';

type RecordSheetProps = {
  readonly name: KindName;
  readonly id: string;
  readonly specials?: FormSpecials | undefined;
  readonly onGo: (id: string) => void;
  /** Above and below the fields. */
  readonly before?: ReactNode;
  readonly children?: ReactNode;
};

/**
 * Every field of one record. It is read whole: a list leaves out what it does not show, and a field that was only left
 * out must never look empty, or whoever fills it in writes over what is there.
 */
export function RecordSheet({ name, id, ...rest }: RecordSheetProps) {
  // Kept by nobody: it is read anew each time that it is opened, since it may have changed while nobody looked.
  const whole = useRoute(`${name}.get`, { id }, { gcTime: 0 });
  return <QueryView query={whole}>{(record: AnyRecord) => <Filled name={name} record={record} {...rest} />}</QueryView>;
}

type FilledProps = Omit<RecordSheetProps, 'id'> & { readonly record: AnyRecord };

function Filled({ name, record, specials, onGo, before, children }: FilledProps) {
  const { t } = useTranslation();
  const kind: Kind = kinds[name];
  useLeftDrafts({
    prefix: draftsOf(name, record.id),
    name: `${record.code} ${textOf(record[kind.name])}`,
    onReturn: () => onGo(record.id),
  });
  return (
    <>
      {isArchived(record) && (
        <Box>
          <StatusChip tone="neutral" label={t('list.archivedMark')} />
        </Box>
      )}
      {before}
      <RecordForm name={name} record={record} {...(specials !== undefined && { specials })} />
      {children}
    </>
  );
}
