/** Every form a call can be copied in, most used first. A new one is a file and a line here. */
import { CURL } from './curl.ts';
import type { SnippetTarget } from './snippet.ts';

export const SNIPPET_TARGETS: readonly SnippetTarget[] = [CURL];
