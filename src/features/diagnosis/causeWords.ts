/** Causes and remedies in the words of the dictionary. */
import type { Words } from '#i18n/zhCN.ts';
import type { About, Cause, Remedy } from './cause.ts';

/** The cause in a few words. */
export function titleOf(about: About, { diagnosis }: Words): string {
  switch (about.code) {
    case 'credential':
      return diagnosis.shapes[about.issue.code](about.issue.field, about.issue.at);
    case 'swapped':
      return diagnosis.swapped(about.fields);
    case 'value_of_other':
      return diagnosis.valueOfOther(about.field, about.name);
    case 'times':
      return timesTitle(about.found, diagnosis);
    case 'scenario':
      return diagnosis.scenario;
    case 'key_of_other':
      return diagnosis.keyOfOther;
    case 'token_unknown':
      return diagnosis.tokenUnknown;
    case 'app_id':
      return diagnosis.appId;
    case 'key_decoded':
      return diagnosis.decoded;
    case 'claim':
      return diagnosis.claim;
    case 'framing':
      return diagnosis.framing;
    case 'plus':
      return diagnosis.plus;
    case 'encoding':
      return diagnosis.encoding;
  }
}

function timesTitle(found: string | undefined, diagnosis: Words['diagnosis']): string {
  switch (found) {
    case 'not_yet_valid':
      return diagnosis.timesNotYet;
    case 'time_in_milliseconds':
      return diagnosis.timesUnit;
    case 'time_not_number':
      return diagnosis.timesNumber;
    default:
      return diagnosis.times;
  }
}

/** What shows it: values a person can check, a sentence each. */
export function evidenceOf({ about, certainty, confirmed }: Cause, startedAt: number, words: Words): string[] {
  const { diagnosis } = words;
  return [...linesOf(about, certainty, startedAt, words), ...(confirmed ? [diagnosis.confirmed] : [])];
}

function linesOf(about: About, certainty: Cause['certainty'], startedAt: number, words: Words): string[] {
  const { diagnosis, issues, workbench } = words;
  switch (about.code) {
    case 'scenario':
      return [diagnosis.scenarioText(workbench.scenarios[about.scenario])];
    case 'credential': {
      const { issue, signatures } = about;
      const usual = issue.field === 'encodingAESKey' && issue.length !== 43 && issue.code !== 'key_length';
      return [
        ...(usual ? [diagnosis.length(issue.length, '43')] : []),
        issues.credential[issue.code](issue),
        ...(signatures ? [diagnosis.signatures(...signatures)] : []),
      ];
    }
    case 'swapped':
      return [diagnosis.swappedText];
    case 'value_of_other':
      return [diagnosis.valueOfOtherText(about.name)];
    case 'key_of_other':
      return [about.name === undefined ? diagnosis.keyOfOtherText : diagnosis.keyOfOtherNamed(about.name)];
    case 'token_unknown':
      return [diagnosis.tokenUnknownText];
    case 'app_id':
      return [diagnosis.appIdText(about.appId)];
    case 'key_decoded':
      return about.signatures ? [diagnosis.decodedText(...about.signatures)] : [];
    case 'times':
      return [
        about.exp === undefined ? diagnosis.timesNone : diagnosis.timesText(Math.round(about.exp - startedAt / 1000)),
        ...(about.skew === undefined ? [] : [diagnosis.skew(about.skew)]),
        ...(certainty === 'proven' ? [diagnosis.timesEnforced] : []),
      ];
    case 'claim':
      return [
        diagnosis.claimText(about.names.join(', ')),
        ...(certainty === 'ruled_out' ? [] : [diagnosis.claimUnknown]),
      ];
    case 'framing':
      return [diagnosis.framingText(about.bytes)];
    case 'plus':
      return [diagnosis.plusText(about.count)];
    case 'encoding':
      return [diagnosis.encodingText(diagnosis.encodings[about.encoding], about.bytes)];
  }
}

/** What a remedy does, verb first. */
export function remedyWord(remedy: Remedy, { diagnosis, workbench }: Words): string {
  switch (remedy.kind) {
    case 'mend':
      return diagnosis.mends[remedy.issue] ?? workbench.mend;
    case 'swap':
      return diagnosis.swap(remedy.fields);
    case 'profile':
      return diagnosis.useProfile(remedy.name);
    case 'claim':
      return diagnosis.useClaim;
    case 'times':
      return diagnosis.dropTimes;
    case 'encoding':
      return diagnosis.useEncoding[remedy.to];
    case 'scenario':
      return diagnosis.playHealthy;
  }
}
