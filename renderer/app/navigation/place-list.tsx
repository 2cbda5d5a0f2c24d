import { styled } from '@mui/material/styles';
import { createLink } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOneStop } from '#renderer/components/measures/use-one-stop.ts';
import { formatNumber } from '#renderer/components/words/format.ts';
import { Unseen } from '#renderer/components/words/text.tsx';
import { firstPageOf, PLACES, type PlaceId } from '../pages.ts';
import { Tip } from './tip.tsx';
import { useHere } from './use-here.ts';
import { useWaiting, waitingIn } from './use-waiting.ts';

type PlacesProps = { readonly folded: boolean; readonly onChosen: () => void };

/** The places of the app; beside each, the work that waits there. */
export function PlaceList(props: PlacesProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const oneStop = useOneStop(list);
  return (
    <List ref={list} aria-label={t('nav.places')} {...oneStop}>
      {PLACES.filter(({ id }) => id !== 'gear').map(({ id, icon }) => (
        <li key={id}>
          <PlaceLink {...props} place={id} icon={icon} />
        </li>
      ))}
    </List>
  );
}

type PlaceLinkProps = PlacesProps & { readonly place: PlaceId; readonly icon: LucideIcon };

export function PlaceLink({ place, icon: Icon, folded, onChosen }: PlaceLinkProps) {
  const { t, i18n } = useTranslation();
  const { page } = useHere();
  const waiting = useWaiting();
  const number = (value: number) => formatNumber(value, i18n.language);
  const kinds = waitingIn(place, waiting);
  const count = kinds.reduce((sum, kind) => sum + waiting[kind], 0);
  const lit = page?.place === place;
  const name = t(`pages:places.${place}`);
  const details = kinds
    .map((kind) => t(`nav.waiting.${kind}`, { count: waiting[kind], shown: number(waiting[kind]) }))
    .join(', ');
  const said = [name, details].filter(Boolean).join(', ');
  return (
    <Tip label={folded ? said : ''} placement="right">
      <Place
        to={firstPageOf(place).path}
        activeProps={{}}
        activeOptions={{ exact: true }}
        aria-current={lit ? 'true' : undefined}
        data-lit={lit}
        data-folded={folded}
        title={folded || details === '' ? undefined : details}
        onClick={onChosen}
      >
        <Icon aria-hidden="true" />
        {folded ? (
          <>
            {count > 0 && <Dot aria-hidden="true" />}
            <Unseen>{said}</Unseen>
          </>
        ) : (
          <>
            <Label>{name}</Label>
            {count > 0 && (
              <Count>
                <span aria-hidden="true">{number(count)}</span>
                <Unseen>, {details}</Unseen>
              </Count>
            )}
          </>
        )}
      </Place>
    </Tip>
  );
}

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, flex: 'none' });

const Place = createLink(
  styled('a')(({ theme }) => {
    const { tokens } = theme.palette;
    return {
      display: 'flex',
      alignItems: 'center',
      gap: '0.625rem',
      position: 'relative',
      minHeight: '2.125rem',
      padding: '0.1875rem 0.4375rem',
      borderRadius: 5,
      color: tokens.ink,
      fontSize: '0.875rem',
      lineHeight: 1.3,
      textDecoration: 'none',
      '& > svg': { width: '1.125rem', height: '1.125rem', flex: 'none', color: tokens.inkSoft },
      '&:hover': { backgroundColor: tokens.hover },
      '&:focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: -2 },
      '&[data-folded="true"]': { justifyContent: 'center', padding: 0 },
      '&[data-lit="true"]': {
        backgroundColor: tokens.selected,
        color: tokens.accentStrong,
        // A bar, not bold type: bold would wrap the longer names, and so move the list.
        boxShadow: `inset 3px 0 0 ${tokens.accent}`,
        outline: '1px solid transparent',
        '& > svg': { color: tokens.accent },
        '&:focus-visible': { outline: `2px solid ${tokens.accent}` },
      },
      '@container navigation (max-height: 31rem)': { minHeight: '1.75rem' },
    };
  }),
);

const Label = styled('span')({ flex: 1, minWidth: 0 });

const Count = styled('span')(({ theme }) => ({
  flex: 'none',
  fontSize: '0.75rem',
  fontVariantNumeric: 'tabular-nums',
  color: theme.palette.tokens.inkSoft,
}));

/** There is work: how much, the name says. */
const Dot = styled('span')(({ theme }) => ({
  position: 'absolute',
  top: '0.3125rem',
  left: 'calc(50% + 0.5rem)',
  width: '0.4375rem',
  height: '0.4375rem',
  borderRadius: '50%',
  backgroundColor: theme.palette.tokens.inkSoft,
  outline: '1px solid transparent',
}));
