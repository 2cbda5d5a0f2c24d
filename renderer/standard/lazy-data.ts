import { useEffect, useState } from 'react';

/**
 * A hook for data in a chunk of its own: loaded when it is first wanted, once for all who want it; undefined until it
 * is there. What fails is thrown where it is drawn, so that the page says so instead of waiting for ever.
 */
export function lazyData<T extends object>(load: () => Promise<T>): () => T | undefined {
  let loading: Promise<T> | undefined;
  return function useLazyData() {
    const [outcome, setOutcome] = useState<{ readonly data?: T; readonly error?: unknown }>({});
    useEffect(() => {
      let wanted = true;
      loading ??= load();
      loading.then(
        (data) => wanted && setOutcome({ data }),
        (error: unknown) => wanted && setOutcome({ error }),
      );
      return () => {
        wanted = false;
      };
    }, []);
    if (outcome.error !== undefined) throw asError(outcome.error);
    return outcome.data;
  };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
