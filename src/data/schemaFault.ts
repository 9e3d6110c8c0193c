/** What a schema says against a value, for a person who has to find the place. */
import * as v from 'valibot';

/** `place` is a path such as `records[3].record.parts`; `expected` is in the words of the schema. */
export type SchemaFault =
  { code: 'bad_record'; place: string; expected: string } | { code: 'missing_member'; place: string };

/** @param root where the value stands that was looked at. */
export function faultOf(issue: v.BaseIssue<unknown>, root: string): SchemaFault {
  const path = v.getDotPath(issue);
  const place = path ? `${root}.${path}` : root;
  // A member that is not there is expected to be itself.
  const missing = path !== null && issue.received === 'undefined';
  return missing
    ? { code: 'missing_member', place }
    : { code: 'bad_record', place, expected: issue.expected ?? issue.message };
}
