/**
 * A ref for the field that what was pressed opened. One function for all drawings: one written in place would be a new
 * one, and called, at every drawing, and would take the cursor back from wherever the person has gone.
 */
export function focused(field: HTMLElement | null): void {
  field?.focus({ preventScroll: true });
}
