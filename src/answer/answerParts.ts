/** The pieces an answer can consist of; data only, nothing that could run. */
import type { JsonNode } from './json.ts';
import type { Address, TextRun } from './links.ts';

export interface Article {
  /** `h5`: a web page; `mp`: an official-account article; `other`: a type nobody has described, or none. */
  variant: 'h5' | 'mp' | 'other';
  title: string;
  description: string;
  url?: Address;
  picture?: Address;
}

export interface Track {
  title: string;
  author: string;
  album: string;
  cover?: Address;
  url?: Address;
}

export interface NewsDocument {
  title: string;
  summary: string;
  picture?: Address;
  url?: Address;
}

export interface SourceDocument {
  name: string;
  contents: readonly string[];
}

export interface Option {
  title: string;
  skill: string;
  answer: string;
  /** As sent; absent when it was not. */
  confidence?: string;
  pointer: string;
}

export type UnknownReason =
  /** JSON whose members nobody has described, `callback` among them. */
  | 'unknown_shape'
  /** Starts like JSON and does not end like it. */
  | 'broken_json'
  /** A known member that does not hold what it should. */
  | 'wrong_type'
  /** Answers nested in answers beyond what anybody sends. */
  | 'too_deep';

/** A piece of an answer without its place. */
export type PartBody =
  | { kind: 'text'; runs: readonly TextRun[] }
  | { kind: 'news'; articles: readonly Article[] }
  | { kind: 'image'; url?: Address; mediaId?: string; name?: string }
  | {
      kind: 'miniProgram';
      /** The member's name: documented is `miniprogrampage`. */
      member: 'miniprogrampage' | 'miniprogram';
      title: string;
      appId: string;
      pagePath: string;
      thumbMediaId?: string;
      thumb?: Address;
    }
  | { kind: 'voice'; name: string; url?: Address; mediaId?: string; updateTime?: string }
  | {
      kind: 'video';
      title: string;
      description: string;
      /** Of the file, where it is not the title. */
      name?: string;
      url?: Address;
      cover?: Address;
      mediaId?: string;
      updateTime?: string;
    }
  | { kind: 'music'; tracks: readonly Track[]; speak?: string }
  | { kind: 'fm'; node: string; app: string; tracks: readonly Track[]; cover?: Address }
  | { kind: 'newsSkill'; documents: readonly NewsDocument[] }
  | { kind: 'weather'; days: readonly JsonNode[] }
  | { kind: 'streaming'; generateUrl: Address; documents: readonly SourceDocument[] }
  | { kind: 'multi'; parts: readonly AnswerPart[] }
  | { kind: 'options'; opening?: string; options: readonly Option[]; listOnly: 'yes' | 'no' }
  | { kind: 'unknown'; raw: string; reason: UnknownReason; members: readonly string[] };

/** A piece of an answer with the pointer of the member it was read from. */
export type AnswerPart = PartBody & { pointer: string };
