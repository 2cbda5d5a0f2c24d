import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { ArrowUpRight, EyeOff, RectangleHorizontal, Trash2, Type } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LineInput } from '../fields/fields.tsx';
import { boundsOf, COLOUR_VALUES, type Mark, type Point, type Size } from './picture-marks.ts';

const ICONS = { arrow: ArrowUpRight, box: RectangleHorizontal, text: Type, redaction: EyeOff } as const;
/** Longest text of a label, in UTF-16 units: it stands on one line. */
const MAX_LABEL = 80;

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

type PictureListProps = {
  readonly marks: readonly Mark[];
  readonly chosen: Mark | undefined;
  readonly picture: Size;
  /** Takes the focus after a mark was added or removed. */
  readonly listRef: RefObject<HTMLUListElement | null>;
  readonly onChoose: (id: number) => void;
  /** By one step in a direction: a step is a hundredth of the picture's longer side. */
  readonly onMove: (id: number, by: Point) => void;
  readonly onSize: (id: number, by: Point) => void;
  readonly onRewrite: (id: number, text: string) => void;
  readonly onRemove: (id: number) => void;
};

/** The marks as a list, in which keys do what the pointer does on the picture. */
export function PictureList({ marks, chosen, picture, listRef, ...does }: PictureListProps) {
  const { t } = useTranslation('picture');
  const headingId = useId();
  const keysId = useId();

  function handleKey(event: KeyboardEvent, { id }: Mark): void {
    const direction = DIRECTIONS[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (direction !== undefined) (event.shiftKey ? does.onSize : does.onMove)(id, direction);
    else if (event.key === 'Delete' || event.key === 'Backspace') does.onRemove(id);
    else return;
    event.preventDefault();
  }

  return (
    <Box component="section" aria-labelledby={headingId}>
      <Typography id={headingId} component="h3" variant="h3" sx={{ mb: 0.5 }}>
        {t('marks')}
      </Typography>
      {marks.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('noMarks')}
        </Typography>
      )}
      <Box component="ul" ref={listRef} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {marks.map((mark, index) => (
          <li key={mark.id}>
            <MarkButton
              mark={mark}
              number={index + 1}
              isChosen={mark.id === chosen?.id}
              describedBy={keysId}
              onChoose={() => does.onChoose(mark.id)}
              onKeyDown={(event) => handleKey(event, mark)}
            />
          </li>
        ))}
      </Box>
      <Typography id={keysId} variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }} hidden={marks.length === 0}>
        {t('keys')}
      </Typography>
      {chosen !== undefined && (
        <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 1, mt: 1.5 }}>
          {chosen.kind === 'text' && (
            <Box sx={{ width: '100%' }}>
              <LineInput
                label={t('text')}
                maxLength={MAX_LABEL}
                value={chosen.text}
                onChange={(text) => does.onRewrite(chosen.id, text)}
              />
            </Box>
          )}
          <Button size="small" startIcon={<Trash2 size="1rem" />} onClick={() => does.onRemove(chosen.id)}>
            {t('remove')}
          </Button>
          <Typography role="status" variant="caption" sx={{ color: 'text.secondary' }}>
            {t('position', { kind: t(`kinds.${chosen.kind}`), ...percentOf(chosen, picture) })}
          </Typography>
        </Box>
      )}
    </Box>
  );
}

type MarkButtonProps = {
  readonly mark: Mark;
  readonly number: number;
  readonly isChosen: boolean;
  readonly describedBy: string;
  readonly onChoose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

function MarkButton({ mark, number, isChosen, describedBy, onChoose, onKeyDown }: MarkButtonProps) {
  const { t } = useTranslation('picture');
  const colour = t(`colours.${mark.kind === 'redaction' ? 'black' : mark.colour}`).toLowerCase();
  const Icon = ICONS[mark.kind];
  return (
    <ButtonBase
      data-mark={mark.id}
      aria-pressed={isChosen}
      aria-describedby={describedBy}
      onClick={onChoose}
      onFocus={onChoose}
      onKeyDown={onKeyDown}
      sx={(theme) => ({
        display: 'flex',
        gap: 1,
        width: '100%',
        minHeight: '2.125rem',
        px: 1,
        justifyContent: 'flex-start',
        ...theme.typography.body1,
        textAlign: 'left',
        borderRadius: 1,
        bgcolor: isChosen ? theme.palette.tokens.selected : 'transparent',
        '&:hover': { bgcolor: isChosen ? theme.palette.tokens.selected : theme.palette.tokens.hover },
        '& svg': { flex: 'none' },
      })}
    >
      <Icon aria-hidden="true" size="1rem" />
      <Swatch colour={COLOUR_VALUES[mark.kind === 'redaction' ? 'black' : mark.colour]} />
      <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {mark.kind === 'text'
          ? t('textItem', { number, text: mark.text, colour })
          : t('item', { number, kind: t(`kinds.${mark.kind}`), colour })}
      </Box>
    </ButtonBase>
  );
}

/** A colour beside its word. */
function Swatch({ colour }: { readonly colour: string }) {
  return (
    <Box
      component="span"
      aria-hidden="true"
      sx={(theme) => ({
        flex: 'none',
        width: '0.75rem',
        height: '0.75rem',
        borderRadius: 0.5,
        border: `1px solid ${theme.palette.tokens.edge}`,
        bgcolor: colour,
      })}
    />
  );
}

function percentOf(mark: Mark, picture: Size): Record<'left' | 'top' | 'width' | 'height', number> {
  const { x, y, width, height } = boundsOf(mark);
  const percent = (part: number, whole: number) => Math.round((part / whole) * 100);
  return {
    left: percent(x, picture.width),
    top: percent(y, picture.height),
    width: percent(width, picture.width),
    height: percent(height, picture.height),
  };
}
