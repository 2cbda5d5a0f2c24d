/** The same pure function, asked once for each object as long as the object lives; objects must not change. */
export function onceEach<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** Keeps what was worked out for the key asked for last. */
export function lastOf<V>(): (key: string, compute: () => V) => V {
  let last: { readonly key: string; readonly value: V } | undefined;
  return (key, compute) => {
    if (last?.key !== key) last = { key, value: compute() };
    return last.value;
  };
}
