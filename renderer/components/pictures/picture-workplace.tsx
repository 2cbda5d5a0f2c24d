import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Plus, Redo2, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToggleChoice } from '../fields/toggle-choice.tsx';
import { PictureCanvas } from './picture-canvas.tsx';
import type { OpenPicture } from './picture-file.ts';
import { PictureList } from './picture-list.tsx';
import {
  addMark,
  MARK_COLOURS,
  MARK_KINDS,
  type MarkColour,
  type MarkKind,
  type Marks,
  moveMark,
  type Point,
  recolourMark,
  redoMarks,
  removeMark,
  rewriteMark,
  sizeMark,
  undoMarks,
} from './picture-marks.ts';

type PictureWorkplaceProps = {
  readonly picture: OpenPicture;
  readonly marks: Marks;
  readonly onChange: (marks: Marks) => void;
};

/** The picture on the left; on the right which mark is drawn, in which colour, and the marks that are there. */
export function PictureWorkplace({ picture, marks, onChange }: PictureWorkplaceProps) {
  const { t } = useTranslation('picture');
  const [kind, setKind] = useState<MarkKind>('arrow');
  const [colour, setColour] = useState<MarkColour>('red');
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [fits, setFits] = useState(true);
  const list = useRef<HTMLUListElement>(null);
  const wantsFocus = useRef<number | 'last' | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const { size } = picture;
  const chosen = marks.marks.find(({ id }) => id === chosenId);
  const coloured = chosen === undefined || chosen.kind === 'redaction' ? undefined : chosen;

  useEffect(() => {
    const wanted = wantsFocus.current;
    if (wanted === null) return;
    wantsFocus.current = null;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-mark]') ?? [])];
    const button = wanted === 'last' ? buttons.at(-1) : buttons.find(({ dataset }) => dataset.mark === String(wanted));
    (button ?? addButton.current)?.focus();
  });

  function handleAdd(): void {
    wantsFocus.current = marks.nextId;
    setChosenId(marks.nextId);
    onChange(addMark(marks, kind, colour, size, t('textStart')));
  }

  function handleRemove(id: number): void {
    wantsFocus.current = 'last';
    setChosenId(null);
    onChange(removeMark(marks, id));
  }

  /** A colour chosen next is for the new mark, not for the one before. */
  function handleKind(next: MarkKind): void {
    setKind(next);
    setChosenId(null);
  }

  function handleColour(next: MarkColour): void {
    setColour(next);
    if (coloured !== undefined) onChange(recolourMark(marks, coloured.id, next));
  }

  const step = Math.max(1, Math.round(Math.max(size.width, size.height) / 100));
  const steps = (by: Point): Point => ({ x: by.x * step, y: by.y * step });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, flex: 1, minHeight: 0 }}>
      <Box
        sx={{ display: 'flex', flexDirection: 'column', gap: 1, flex: '1 1 18rem', minWidth: 0, minHeight: '16rem' }}
      >
        <PictureCanvas
          picture={picture}
          marks={marks}
          chosen={chosen}
          kind={kind}
          colour={colour}
          fits={fits}
          onChange={onChange}
          onChoose={setChosenId}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Button
            size="small"
            startIcon={<Undo2 size="1rem" />}
            disabled={marks.past.length === 0}
            onClick={() => onChange(undoMarks(marks))}
          >
            {t('undo')}
          </Button>
          <Button
            size="small"
            startIcon={<Redo2 size="1rem" />}
            disabled={marks.future.length === 0}
            onClick={() => onChange(redoMarks(marks))}
          >
            {t('redo')}
          </Button>
          <Box sx={{ ml: 'auto' }}>
            <ToggleChoice
              label={t('zoom')}
              value={fits ? 'fit' : 'actualSize'}
              choices={[
                { value: 'fit', label: t('fit') },
                { value: 'actualSize', label: t('actualSize') },
              ]}
              onChange={(zoom) => setFits(zoom === 'fit')}
            />
          </Box>
        </Box>
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          gap: 2,
          flex: '0 1 19rem',
          minWidth: 0,
          overflowY: 'auto',
          maxHeight: '100%',
        }}
      >
        <Typography variant="body2">{t('hint')}</Typography>
        <Choice label={t('kind')}>
          <ToggleChoice
            label={t('kind')}
            value={kind}
            choices={MARK_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={handleKind}
          />
        </Choice>
        {kind === 'redaction' && coloured === undefined ? (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('redactionHelp')}
          </Typography>
        ) : (
          <Choice label={t('colour')}>
            <ToggleChoice
              label={t('colour')}
              value={coloured?.colour ?? colour}
              choices={MARK_COLOURS.map((value) => ({ value, label: t(`colours.${value}`) }))}
              onChange={handleColour}
            />
          </Choice>
        )}
        <Button
          ref={addButton}
          variant="outlined"
          startIcon={<Plus size="1rem" />}
          onClick={handleAdd}
          sx={{ alignSelf: 'flex-start' }}
        >
          {t(`add.${kind}`)}
        </Button>
        <PictureList
          marks={marks.marks}
          chosen={chosen}
          picture={size}
          listRef={list}
          onChoose={setChosenId}
          onMove={(id, by) => onChange(moveMark(marks, id, steps(by), size))}
          onSize={(id, by) => onChange(sizeMark(marks, id, steps(by), size))}
          onRewrite={(id, text) => onChange(rewriteMark(marks, id, text, size))}
          onRemove={handleRemove}
        />
      </Box>
    </Box>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <Box>
      <Typography aria-hidden="true" variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>
        {label}
      </Typography>
      {children}
    </Box>
  );
}
