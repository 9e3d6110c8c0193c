import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { revisionOf } from '#data/revision.ts';

export interface Computed<Output> {
  output: Output;
  /** `older`: the input has changed since and its own result is not there yet. */
  state: 'current' | 'older';
}

/**
 * What an asynchronous pure function gives for an input that is replaced, never changed. The last result stays until the
 * next is there; a late result for an older input never replaces a newer one.
 */
export function useComputed<Input extends object, Output>(
  name: string,
  input: Input,
  compute: (input: Input) => Promise<Output>,
): Computed<Output> | undefined {
  const { data } = useQuery({
    queryKey: ['toolbox', name, revisionOf(input)],
    queryFn: async () => ({ input, output: await compute(input) }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
  return data && { output: data.output, state: data.input === input ? 'current' : 'older' };
}
