/** What a snippet is made from, and what every target offers. */
import type { Credentials } from '#protocol/credentials.ts';
import type { Draft } from '#protocol/draft.ts';
import type { Prepared } from '#protocol/prepare.ts';

/** `computes`: the program signs or encrypts by itself. `frozen`: it repeats the bytes of the prepared request. */
export type SnippetForm = 'computes' | 'frozen';

/** `environment`: credentials are read from variables of {@link SECRET_VARIABLES}. `literal`: they stand in the text. */
export type SnippetSecrets = 'environment' | 'literal';

export interface SnippetInput {
  draft: Draft;
  /** The same draft, prepared: the frozen form takes its bytes, every form its endpoint. */
  prepared: Prepared;
  credentials: Credentials;
  /** Scheme, host and optional path prefix: `https://chatbot.weixin.qq.com`. A trailing slash is ignored. */
  baseUrl: string;
  form: SnippetForm;
  secrets: SnippetSecrets;
  /** The last exchange, for targets whose `subject` it is. */
  exchange?: SentExchange | undefined;
}

type Headers = readonly (readonly [name: string, value: string])[];

/** What really left, and what came back. Times are milliseconds, the start since 1970. */
export interface SentExchange {
  startedAt: number;
  duration: number;
  /** By phase, where known. */
  phases?: { dns?: number; connect?: number; tls?: number; ttfb?: number; download?: number };
  request: {
    method: string;
    /** The address in three pieces: as far as the TOKEN, that one percent-encoded, and what follows. */
    urlBeforeToken: string;
    token: string;
    search: string;
    headers: Headers;
    bodyText: string;
    /** Bytes; more than `bodyText` has where only its beginning was kept. */
    bodySize: number;
  };
  /** Absent when no answer came. */
  response?: { status: number; statusText: string; headers: Headers; body: Uint8Array };
}

export type SnippetLanguage =
  'shell' | 'javascript' | 'typescript' | 'python' | 'go' | 'java' | 'php' | 'csharp' | 'json' | 'bru';

export interface SnippetTarget {
  id: string;
  /** Proper names only: the same in every interface language. */
  label: string;
  /** `program`: runs by itself. `collection`: a file for a tool that sends requests. */
  group: 'program' | 'collection';
  language: SnippetLanguage;
  fileName: string;
  /** `exchange`: it tells what was sent and what came back; until something was, the request as it would be sent. */
  subject?: 'exchange';
  /** Command line that installs what the program needs. */
  install?: string;
  /** The forms this target can take; any other is generated as the first. */
  forms: readonly [SnippetForm, ...SnippetForm[]];
  /** Source text, ending in a newline. Pure: the same input gives the same text. */
  generate(input: SnippetInput): string;
}

/** Environment variables a program reads its credentials from. */
export const SECRET_VARIABLES: Readonly<Record<keyof Credentials, string>> = {
  appId: 'DIALOG_APPID',
  token: 'DIALOG_TOKEN',
  encodingAESKey: 'DIALOG_ENCODING_AES_KEY',
};

/** The credentials a program needs: TOKEN for the path, the key to compute, APPID only inside an encrypted frame. */
export function neededCredentials({ prepared, form }: SnippetInput): (keyof Credentials)[] {
  if (form === 'frozen') return ['token'];
  return prepared.endpoint.scheme === 'jwt' ? ['token', 'encodingAESKey'] : ['appId', 'token', 'encodingAESKey'];
}

/** Everything of the address before the TOKEN. */
export function urlBeforeToken({ baseUrl, prepared }: SnippetInput): string {
  return baseUrl.replace(/\/+$/, '') + prepared.endpoint.pathPrefix;
}

/** Whole address of the prepared request, TOKEN and search included. */
export function frozenUrl({ baseUrl, prepared }: SnippetInput): string {
  return baseUrl.replace(/\/+$/, '') + prepared.path + prepared.search;
}
