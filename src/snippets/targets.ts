/** Every form a call can be copied in, most used first. A new one is a file and a line here. */
import { APIFOX } from './apifox.ts';
import { BASH } from './bash.ts';
import { BROWSER } from './browser.ts';
import { BRUNO } from './bruno.ts';
import { CSHARP } from './csharp.ts';
import { CURL } from './curl.ts';
import { GO } from './go.ts';
import { HAR } from './har.ts';
import { JAVA } from './java.ts';
import { K6 } from './k6.ts';
import { NODE } from './node.ts';
import { OPENAPI } from './openapi.ts';
import { PHP } from './php.ts';
import { POSTMAN } from './postman.ts';
import { PYTHON } from './python.ts';
import type { SnippetTarget } from './snippet.ts';

export const SNIPPET_TARGETS: readonly SnippetTarget[] = [
  CURL,
  PYTHON,
  NODE,
  JAVA,
  GO,
  PHP,
  BASH,
  BROWSER,
  CSHARP,
  POSTMAN,
  APIFOX,
  BRUNO,
  OPENAPI,
  HAR,
  K6,
];
