import { expect, test } from 'vitest';
import { browserName, errorReport } from '#renderer/app/error-report.ts';

const VERSIONS = { app: '0.1.0', host: 'desktop', browser: 'Chrome/156.0.0.0' };

function failed(message: string, stack: string): Error {
  const error = new TypeError(message);
  error.stack = stack;
  return error;
}

test('names kind and places, and nothing that a message or an address quotes', () => {
  const error = failed(
    "cannot read 'Contoso AG' of undefined",
    [
      "TypeError: cannot read 'Contoso AG' of undefined",
      '    at readName (app://ai-guard/assets/index-D3bq.js:9:4123)',
      '    at async Object.load (http://127.0.0.1:5000/assets/page.js?token=secret:1:22)',
      '    at new Contoso (/srv/contoso ag/file with spaces.js)',
      '    at http://127.0.0.1:5000/assets/page.js:3:4',
      '    Contoso AG at the end of a line',
    ].join('\n'),
  );
  const report = errorReport(
    error,
    '\n    at HomePage (http://127.0.0.1:5000/assets/home.js:1:2)\n    at div',
    VERSIONS,
  );
  expect(report).toBe(
    [
      'AI-Guard Lite 0.1.0 (desktop)',
      'Chrome/156.0.0.0',
      'Error: TypeError',
      'Stack:',
      '  readName index-D3bq.js:9:4123',
      '  Object.load page.js:1:22',
      '  (anonymous) page.js:3:4',
      'Components:',
      '  HomePage home.js:1:2',
    ].join('\n'),
  );
});

test('a thrown string gives its kind, not its words', () => {
  expect(errorReport('Contoso AG failed', '', VERSIONS)).not.toContain('Contoso');
});

test('an error that is named after a value is stripped to letters', () => {
  const error = new Error('x');
  error.name = 'Contoso AG: failed';
  expect(errorReport(error, '', VERSIONS)).toContain('Error: ContosoAGfailed');
});

test('takes the engine out of the user agent', () => {
  expect(browserName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36')).toBe(
    'Chrome/156.0.0.0',
  );
});
