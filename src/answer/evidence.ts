/** How sure a statement about the platform is. */
export type Evidence =
  /** On an official page. */
  | 'documented'
  /** In public code that reads or writes it. */
  | 'code'
  /** In a real reply somebody published. */
  | 'reported'
  /** Our conclusion from the others. */
  | 'inferred'
  /** Nothing public says so. */
  | 'unknown';
