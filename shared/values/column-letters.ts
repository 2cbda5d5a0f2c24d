/** Column letters as spreadsheets count: 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The other way, from 1: A is 1, Z is 26, AA is 27. */
export function columnNumber(letters: string): number {
  let number = 0;
  // Capital and small letters share their last five bits, from 1 for A.
  for (let index = 0; index < letters.length; index += 1) number = number * 26 + (letters.charCodeAt(index) & 0x1f);
  return number;
}
