/** What a run can be taken away as. */
export const EXPORT_KINDS = ['csv', 'json', 'junit', 'html', 'cases', 'k6'] as const;

export type ExportKind = (typeof EXPORT_KINDS)[number];
