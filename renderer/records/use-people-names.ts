import { useRoute } from '#renderer/host/api.ts';

/** Who works in the workspace, to be offered where a field names a person. */
export function usePeopleNames(): string[] {
  const { data } = useRoute('people.list', {});
  return (data?.people ?? []).filter(({ active }) => active).map(({ name }) => name);
}
