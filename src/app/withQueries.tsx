import type { ComponentType } from 'react';

/** For `lazy`: a part that asks for data, together with what asks. The first screen needs neither. */
export async function withQueries<Props extends object>(loading: Promise<ComponentType<Props>>) {
  const [Part, { Queries }] = await Promise.all([loading, import('./Queries.tsx')]);
  return {
    default: (props: Props) => (
      <Queries>
        <Part {...props} />
      </Queries>
    ),
  };
}
