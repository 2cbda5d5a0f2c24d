/** What takes keys in a field of any kind: a line, an area, a choice, the parts of a date, a button. */
const CONTROL = [
  'input:not([type="hidden"], [aria-hidden="true"], [tabindex="-1"])',
  'textarea:not([aria-hidden="true"])',
  '[role="combobox"]',
  '[role="spinbutton"]',
  'button:not([tabindex="-1"])',
].join(', ');

/** Puts the focus on the first control of a field, whatever its kind. */
export function focusControl(field: HTMLElement | null): void {
  field?.querySelector<HTMLElement>(CONTROL)?.focus();
}
