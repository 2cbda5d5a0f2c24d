import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/components/signs/notice.tsx';
import { dayTotal, MINUTES_A_DAY } from '#shared/rules/visit-plan.ts';

type DayTotalProps = {
  readonly planned: readonly { readonly minutes: number }[];
  /** Whose words: of a plan that is proposed, or of a day that is planned. */
  readonly of: 'propose' | 'day';
};

/** How long the talks of a day take together, and whether that can be held. */
export function DayTotal({ planned, of }: DayTotalProps) {
  const { t } = useTranslation('visit');
  const { minutes, fits } = dayTotal(planned);
  if (minutes === 0) return null;
  const words = { time: duration(t, minutes), most: duration(t, MINUTES_A_DAY) };
  if (fits) return <span role="status">{t(of === 'day' ? 'day.fits' : 'propose.total', words)}</span>;
  return (
    <Notice tone="attention" role="status">
      {t(of === 'day' ? 'day.tooLong' : 'propose.tooLong', words)}
    </Notice>
  );
}

/** `6 h`, `1 h 15 min`, `45 min`. */
function duration(t: TFunction<'visit'>, total: number): string {
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  const key = hours === 0 ? 'minutesOnly' : minutes === 0 ? 'hours' : 'hoursMinutes';
  return t(`day.${key}`, { hours, minutes });
}
