import { cutText } from '#shared/values/well-formed.ts';

/** Most characters that are shown of a value. */
const SHOWN = 120;
/** Of what both begin with. */
const LEAD = 30;

/** Two values as a sentence has room for them; of long ones, the places where they begin to differ. */
export function differing(before: string, after: string): readonly [string, string] {
  if (before.length <= SHOWN && after.length <= SHOWN) return [before, after];
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const start = Math.max(0, same - LEAD);
  const part = (text: string) => {
    if (text === '') return '';
    const begun = start === 0 ? text : `…${text.slice(start).toWellFormed()}`;
    return begun.length <= SHOWN ? begun : `${cutText(begun, SHOWN)}…`;
  };
  return [part(before), part(after)];
}
