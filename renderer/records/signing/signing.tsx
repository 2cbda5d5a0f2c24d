import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '#renderer/components/fields/fields.tsx';
import { useCommand, useRoute } from '#renderer/host/api.ts';
import { useSettings } from '#renderer/session/settings.ts';
import { MAX_LINE } from '#shared/entities/text.ts';

export type Signing = {
  readonly name: string;
  readonly problem: string;
  /** Whether nobody has ever said who works here. */
  readonly first: boolean;
  readonly people: readonly string[];
  readonly write: (name: string) => void;
  /** The name that shall stand under the word; null where there is none yet, which is then said. */
  readonly sign: () => Promise<string | null>;
};

/**
 * Under whose name a word is put: whoever is known to work here, or another. Where nobody ever said, it is asked, and
 * whoever is named is remembered as the one who works here: the account of the computer says nothing to an auditor.
 */
export function useSigning(): Signing {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useRoute('people.list', {});
  const { actor } = useSettings();
  const add = useCommand('people.add');
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const people = (data?.people ?? []).filter(({ active }) => active).map(({ name }) => name);
  const known = people.length > 0 ? (data?.actor ?? '') : actor;
  const first = data !== undefined && people.length === 0 && actor === '';
  const name = typed ?? known;
  return {
    name,
    problem,
    first,
    people,
    write(next) {
      setTyped(next);
      setProblem('');
    },
    async sign() {
      const signed = name.trim();
      if (signed === '') {
        setProblem(t('signing.missing'));
        return null;
      }
      if (first) {
        await add.mutateAsync({ name: signed, role: '', email: '', choose: true });
        await client.invalidateQueries({ queryKey: ['people.list'] });
      }
      return signed;
    },
  };
}

/** Shows the name before anything is signed with it, to be changed. */
export function SignedBy({ signing: { name, problem, first, people, write } }: { readonly signing: Signing }) {
  const { t } = useTranslation();
  return (
    <LineInput
      label={t('signing.label')}
      help={t(first ? 'signing.first' : 'signing.help')}
      required
      maxLength={MAX_LINE}
      suggestions={people}
      value={name}
      error={problem}
      onChange={write}
    />
  );
}
