/** Every form a call can be copied in, most used first. A new one is a file and a line here. */
import { BASH } from './bash.ts';
import { BROWSER } from './browser.ts';
import { CSHARP } from './csharp.ts';
import { CURL } from './curl.ts';
import { GO } from './go.ts';
import { JAVA } from './java.ts';
import { NODE } from './node.ts';
import { PHP } from './php.ts';
import { PYTHON } from './python.ts';
import type { SnippetTarget } from './snippet.ts';

export const SNIPPET_TARGETS: readonly SnippetTarget[] = [CURL, PYTHON, NODE, JAVA, GO, PHP, BASH, BROWSER, CSHARP];
