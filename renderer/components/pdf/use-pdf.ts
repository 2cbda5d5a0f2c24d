import { useEffect, useState } from 'react';
import type { OpenPdf, PdfDocument } from './pdf-library.ts';

export type PdfState = PdfDocument | 'locked' | 'unreadable' | null;

/** The document of a file, `null` until it is open. Its thread ends when the component goes. */
export function usePdf(file: Blob): PdfState {
  const [state, setState] = useState<PdfState>(null);
  useEffect(() => {
    let gone = false;
    let open: OpenPdf | null = null;
    load(file).then(
      (result) => {
        if (gone) return result.close();
        open = result;
        return setState(result.document);
      },
      (error: unknown) => !gone && setState(isLocked(error) ? 'locked' : 'unreadable'),
    );
    return () => {
      gone = true;
      open?.close();
      setState(null);
    };
  }, [file]);
  return state;
}

/** The library is a megabyte, loaded with the first PDF that somebody looks at. */
async function load(file: Blob): Promise<OpenPdf> {
  const { openPdf } = await import('./pdf-library.ts');
  return openPdf(file);
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}
