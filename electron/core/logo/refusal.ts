/** Why a picture cannot be taken: codes of errors. */
type Refusal = 'logoNotPicture' | 'logoDamaged' | 'logoTooManyPixels' | 'logoForPrint';

/** What a reader throws; the file's name is added outside. */
export class LogoRefusal extends Error {
  readonly code: Refusal;
  constructor(code: Refusal) {
    super(code);
    this.code = code;
  }
}
