import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '#renderer/components/frames/disclosure.tsx';
import { useGuidance } from '#renderer/standard/guidance.ts';
import type { CatalogueNode } from '#shared/catalogue/catalogue.ts';

/** What a requirement means and asks for, folded away. */
export function PlainWords({ node }: { readonly node: CatalogueNode }) {
  const { t } = useTranslation('wizard');
  const guidance = useGuidance()?.get(node.id);
  if (guidance === undefined) return null;
  return (
    <Disclosure label={t('tasks.plainWords')}>
      <Words>
        <p>{guidance.explanation}</p>
        <ul>
          {guidance.elements.map((element) => (
            <li key={element}>{element}</li>
          ))}
        </ul>
      </Words>
    </Disclosure>
  );
}

const Words = styled('div')({
  '& p': { margin: '0 0 0.25rem' },
  '& ul': { margin: 0, paddingLeft: '1.125rem' },
});
