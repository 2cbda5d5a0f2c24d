import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '#renderer/components/fields/field.tsx';
import { AutocompleteInput } from '#renderer/components/fields/picks/autocomplete-input.tsx';
import { useCommand } from '#renderer/host/api.ts';
import { useTargetNames } from '#renderer/records/evidence/use-target-names.ts';
import { useNamed } from '#renderer/records/use-referred.ts';
import { sentenceOf } from '#renderer/session/error-sentence.ts';
import { showToast } from '#renderer/session/toasts.ts';
import { catalogue } from '#renderer/standard/catalogue.ts';
import { EVIDENCE_TARGETS, type Evidence, type EvidenceLink, LINKED_TABLES } from '#shared/entities/evidence.ts';
import { firstHits } from '#shared/rules/fold.ts';

type Option = EvidenceLink & { readonly name: string };

/** What a piece of evidence supports: requirements and controls, AI systems, actions. */
export function LinksEditor({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation('evidence');
  const nameOf = useTargetNames();
  const { mutateAsync } = useCommand('evidence.link');
  const options = useOptions(evidence.links);
  async function change(changes: { add?: EvidenceLink[]; remove?: EvidenceLink[] }): Promise<void> {
    try {
      await mutateAsync({ id: evidence.id, add: [], remove: [], ...changes });
    } catch (error) {
      showToast({ message: sentenceOf(error), tone: 'problem' });
    }
  }
  return (
    <Field label={t('fields.supports')} help={t('supportsHelp')}>
      {({ id, describedBy, invalid, disabled }) => (
        <>
          <Autocomplete<Option>
            // Emptied after each choice: what was chosen stands below.
            key={evidence.links.length}
            id={id}
            disabled={disabled}
            options={options}
            filterOptions={(all, { inputValue }) => firstHits(all, nameOfOption, inputValue)}
            getOptionLabel={nameOfOption}
            getOptionKey={({ target, targetId }) => `${target} ${targetId}`}
            groupBy={({ target }) => t(`target.${target}`)}
            value={null}
            onChange={(_, option) =>
              option !== null && void change({ add: [{ target: option.target, targetId: option.targetId }] })
            }
            renderInput={(params) => (
              <AutocompleteInput
                params={params}
                describedBy={describedBy}
                invalid={invalid}
                placeholder={t('addLink')}
              />
            )}
          />
          {evidence.links.length > 0 && (
            <Box
              component="ul"
              sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, display: 'flex', flexWrap: 'wrap', gap: 0.75 }}
            >
              {evidence.links.map((link) => {
                const { short, whole } = nameOf(link);
                return (
                  <li key={`${link.target} ${link.targetId}`}>
                    <Chip
                      size="small"
                      label={short}
                      title={whole}
                      {...(!disabled && {
                        onDelete: () => void change({ remove: [link] }),
                        deleteIcon: <X size="0.875rem" role="button" aria-label={t('removeLink', { name: whole })} />,
                      })}
                    />
                  </li>
                );
              })}
            </Box>
          )}
        </>
      )}
    </Field>
  );
}

function nameOfOption({ name }: Option): string {
  return name;
}

const TABLES: readonly string[] = Object.values(LINKED_TABLES);

/** Everything that can be supported and is not yet. */
function useOptions(links: readonly EvidenceLink[]): Option[] {
  const { options } = useNamed(TABLES);
  return useMemo(() => {
    const taken = new Set(links.map(({ target, targetId }) => `${target} ${targetId}`));
    const all: Option[] = [
      ...catalogue.nodes.map(({ id, title }) => ({ target: 'node', targetId: id, name: `${id} ${title}` }) as const),
      ...EVIDENCE_TARGETS.filter((target) => target !== 'node').flatMap((target) =>
        options(LINKED_TABLES[target]).map(({ value, label }) => ({ target, targetId: value, name: label })),
      ),
    ];
    return all.filter(({ target, targetId }) => !taken.has(`${target} ${targetId}`));
  }, [options, links]);
}
