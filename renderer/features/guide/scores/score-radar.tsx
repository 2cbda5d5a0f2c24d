import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { layOutRadar, pointList, type RadarAxis } from '#shared/charts/radar.ts';

const SIZE = { width: 400, height: 330 } as const;
const MIDDLE = { x: SIZE.width / 2, y: SIZE.height / 2 } as const;
const RADIUS = 135;
const GAP = 12;

type ScoreRadarProps = {
  readonly axes: readonly RadarAxis[];
  /** What it shows; the table beside it says the same in numbers. */
  readonly label: string;
};

export function ScoreRadar({ axes, label }: ScoreRadarProps) {
  const { tokens, text } = useTheme().palette;
  const { rings, values, labels } = layOutRadar(axes, MIDDLE, RADIUS, GAP);
  const outer = rings.at(-1) ?? [];
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      sx={{ display: 'block', width: '100%', maxWidth: '25rem' }}
    >
      {rings.map((ring) => (
        <polygon key={pointList(ring)} points={pointList(ring)} fill="none" stroke={tokens.edge} strokeWidth={0.75} />
      ))}
      {outer.map((end) => (
        <line
          key={`${end.x} ${end.y}`}
          x1={MIDDLE.x}
          y1={MIDDLE.y}
          x2={end.x}
          y2={end.y}
          stroke={tokens.edge}
          strokeWidth={0.5}
        />
      ))}
      <polygon
        points={pointList(values)}
        fill={tokens.accent}
        fillOpacity={0.18}
        stroke={tokens.accent}
        strokeWidth={2}
        strokeLinejoin="round"
      />
      {values.map(({ x, y }, index) => (
        // Several may lie on the middle; their order is that of the axes.
        <circle key={index} cx={x} cy={y} r={3} fill={tokens.accent} />
      ))}
      {labels.map(({ x, y, text: name, anchor, known }) => (
        <text
          key={name}
          x={x}
          y={y}
          textAnchor={anchor}
          dominantBaseline="middle"
          fontSize={13}
          fill={known ? text.primary : text.secondary}
        >
          {name}
        </text>
      ))}
    </Box>
  );
}
