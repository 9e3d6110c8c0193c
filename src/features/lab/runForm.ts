/** The parameters of a run as they are typed, and the settings they stand for. */
import type { BodyEncoding } from '#protocol/body.ts';
import type { EndpointId } from '#protocol/endpoints.ts';
import { DEFAULT_SETTINGS, MOST_CONCURRENCY, type RunSettings } from '#lab/plan.ts';

/** Figures are texts, so that a half-typed one is not lost. */
export interface RunForm {
  api: EndpointId;
  encoding: BodyEncoding;
  concurrency: string;
  /** Calls a second. */
  rate: string;
  retries: string;
  /** Seconds. */
  timeout: string;
}

export type RunFormField = 'concurrency' | 'rate' | 'retries' | 'timeout';

/** What each figure may be. */
export const RUN_LIMITS: Record<RunFormField, readonly [least: number, most: number]> = {
  concurrency: [1, MOST_CONCURRENCY],
  rate: [0, 10_000],
  retries: [0, 5],
  timeout: [1, 600],
};

export const INITIAL_RUN_FORM: RunForm = {
  api: DEFAULT_SETTINGS.api,
  encoding: DEFAULT_SETTINGS.encoding,
  concurrency: String(DEFAULT_SETTINGS.concurrency),
  rate: String(DEFAULT_SETTINGS.rate),
  retries: String(DEFAULT_SETTINGS.retries),
  timeout: String(DEFAULT_SETTINGS.timeout / 1000),
};

/** The figures that are not what they may be. */
export function badFields(form: RunForm): RunFormField[] {
  return (Object.keys(RUN_LIMITS) as RunFormField[]).filter((field) => {
    const [least, most] = RUN_LIMITS[field];
    const typed = form[field].trim();
    return !/^\d{1,6}$/.test(typed) || Number(typed) < least || Number(typed) > most;
  });
}

/** The settings of a form without bad fields. */
export function settingsOf(form: RunForm): Omit<RunSettings, 'usernamePrefix' | 'vocabularies'> {
  return {
    api: form.api,
    encoding: form.encoding,
    concurrency: Number(form.concurrency),
    rate: Number(form.rate),
    retries: Number(form.retries),
    timeout: Number(form.timeout) * 1000,
  };
}
