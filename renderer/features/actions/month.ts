const DAY = 86_400_000;

/** The month of a day, both without a time zone: `2026-11-23` gives `2026-11`. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

export function monthsLater(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The weeks that a month touches, from Monday to Sunday (ISO 8601), as days `YYYY-MM-DD`. */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const end = Date.parse(`${monthsLater(month, 1)}-01T00:00:00Z`);
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY;
  const weeks: string[][] = [];
  for (let start = monday; start < end; start += 7 * DAY) {
    weeks.push(Array.from({ length: 7 }, (_, day) => new Date(start + day * DAY).toISOString().slice(0, 10)));
  }
  return weeks;
}
