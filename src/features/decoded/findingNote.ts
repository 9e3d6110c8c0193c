/** Findings as plain text. */
import type { EvidenceRef, Finding, Fix } from '#answer/finding.ts';
import type { Words } from '#i18n/zhCN.ts';

/** A place of the evidence in words. */
export function placeText(place: EvidenceRef, { findings }: Words): string {
  switch (place.kind) {
    case 'response':
      return place.pointer || findings.http.body;
    case 'request':
      return findings.parts[place.part];
    case 'http':
      switch (place.part) {
        case 'status':
          return findings.http.status;
        case 'body':
          return findings.http.body;
        case 'header':
          return findings.http.header(place.name);
        case 'phase':
          return findings.http.phase(place.name);
      }
  }
}

/** The next step as a sentence. */
export function fixText(fix: Fix, { findings }: Words): string {
  // The dictionary has a sentence for each kind that takes that kind of fix, which the compiler cannot tie together.
  const say = findings.fixes[fix.kind] as (fix: Fix) => string;
  return say(fix);
}

/** A finding as text to take away: what, on what it rests, what next. */
export function noteOf(finding: Finding, words: Words): string {
  const { findings, decoded } = words;
  const places = finding.evidence.map((place) => placeText(place, words)).join(', ');
  return [
    `${findings.severities[finding.severity]} (${findings.certainties[finding.certainty]}) ${findings.sentences[finding.code](finding.data)}`,
    `${decoded.evidence}: ${places}`,
    ...(finding.fix ? [`${decoded.next}: ${fixText(finding.fix, words)}`] : []),
  ].join('\n');
}
