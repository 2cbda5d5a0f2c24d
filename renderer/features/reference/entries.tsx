import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/components/signs/link.tsx';
import { Code } from '#renderer/components/words/text.tsx';
import { catalogueNode } from '#renderer/standard/catalogue.ts';

/** A list of things to read, one below the other with a hairline between. */
export const Entries = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li + li': { borderTop: `1px solid ${theme.palette.tokens.hairline}` },
}));

export type EntryProps = {
  readonly title: string;
  /** Number or name by which it is cited. */
  readonly code?: string | undefined;
  /** Beside the title: a state or a kind. */
  readonly mark?: ReactNode;
  /** Requirements that it serves. */
  readonly nodes: readonly string[];
  readonly children: ReactNode;
};

/** What a thing is called and means, with the requirements it serves at the side where there is room. */
export function Entry({ title, code, mark, nodes, children }: EntryProps) {
  const { t } = useTranslation('reference');
  return (
    <Row>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.25, mb: 0.25 }}>
          <Typography component="h3" variant="h4">
            {code !== undefined && <Number>{code}</Number>}
            {title}
          </Typography>
          {mark}
        </Box>
        <Words>{children}</Words>
      </Box>
      {nodes.length > 0 && (
        <Side>
          <span>{t('see')}</span> <NodeLinks nodes={nodes} />
        </Side>
      )}
    </Row>
  );
}

/** Numbers of requirements, each leading to its words. */
export function NodeLinks({ nodes }: { readonly nodes: readonly string[] }) {
  return nodes.map((id) => (
    <Tooltip key={id} title={catalogueNode(id)?.title ?? ''} describeChild>
      <AppLink to="/requirements" search={{ node: id }} sx={{ mr: 1 }}>
        <Code>{id}</Code>
      </AppLink>
    </Tooltip>
  ));
}

/** A paragraph with a word before it that says what it is. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <p>
      <b>{label}</b> {children}
    </p>
  );
}

/** A quiet word beside a title. */
export const Remark = styled('span')(({ theme }) => ({ fontSize: '0.8125rem', color: theme.palette.tokens.inkSoft }));

const Row = styled('li')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 46rem) minmax(9rem, 1fr)',
  columnGap: '2rem',
  rowGap: '0.25rem',
  padding: '0.75rem 1rem',
  '@container page (max-width: 46rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
});

const Number = styled(Code)(({ theme }) => ({
  marginRight: '0.5rem',
  fontWeight: 400,
  color: theme.palette.tokens.inkSoft,
}));

const Words = styled('div')(({ theme }) => ({
  lineHeight: 1.5,
  '& p': { margin: 0 },
  '& p + p': { marginTop: '0.25rem' },
  '& b': { fontWeight: 600, color: theme.palette.tokens.inkSoft },
}));

const Side = styled('div')(({ theme }) => ({
  fontSize: '0.8125rem',
  lineHeight: 1.6,
  '& > span:first-of-type': { color: theme.palette.tokens.inkFaint, marginRight: '0.25rem' },
}));
