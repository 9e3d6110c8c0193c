/** POSIX shell text as words (XCU section 2.2 and 2.3), as far as pasted commands need it; cmd.exe's carets as well. */
import { ansiEscapeAt } from './ansiEscape.ts';

export interface ShellCommand {
  words: string[];
  /** What the command reads on standard input, when the text says so: a here-string, a here-document or an echo before it. */
  stdin?: string;
}

export type ShellProblem = 'unbalanced_quote';

export interface ShellText {
  commands: ShellCommand[];
  /** What is wrong with the text as shell text. The words read so far are kept. */
  problem?: ShellProblem;
  /** Names of variables the text uses but does not set: they stay in the words as they were written. */
  unsetVariables: string[];
}

/**
 * Splits a text into commands and words: quotes, backslashes, `$'…'`, line continuations, comments, assignments and
 * their expansion, pipes, here-strings and here-documents. Nothing is run: `$(…)` stays as written. Linear; never throws.
 */
export function readShell(text: string): ShellText {
  return new ShellReader(isCmdText(text) ? withoutCarets(text) : text, isCmdText(text) ? 'cmd' : 'posix').read();
}

/** Whether a text is meant for cmd.exe: carets at line ends or before quotes, as the browser's "Copy as cURL (cmd)" writes. */
function isCmdText(text: string): boolean {
  return /\^"|\^\r?\n/.test(text);
}

function withoutCarets(text: string): string {
  return text
    .replaceAll(/\^(\r?\n)(\r?\n)?/g, (_, _first: string, second?: string) => second ?? ' ')
    .replaceAll(/\^([\s\S])/g, '$1');
}

type Dialect = 'posix' | 'cmd';

class ShellReader {
  readonly #text: string;
  readonly #dialect: Dialect;
  #at = 0;
  #word: string | undefined;
  #command: ShellCommand = { words: [] };
  #piped: string | undefined;
  #pendingHere: { command: ShellCommand; delimiter: string }[] = [];
  readonly #commands: ShellCommand[] = [];
  readonly #variables = new Map<string, string>();
  readonly #unset = new Set<string>();
  #problem: ShellProblem | undefined;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#dialect = dialect;
  }

  read(): ShellText {
    while (this.#at < this.#text.length) this.#step();
    this.#endCommand();
    const base = { commands: this.#commands, unsetVariables: [...this.#unset] };
    return this.#problem ? { ...base, problem: this.#problem } : base;
  }

  #step(): void {
    const char = this.#text[this.#at]!;
    const next = this.#text[this.#at + 1];
    if (char === '\\' && this.#dialect === 'posix') return this.#backslash(next);
    if (char === "'" && this.#dialect === 'posix') return this.#singleQuoted();
    if (char === '"') return this.#doubleQuoted();
    if (char === '$' && next === "'" && this.#dialect === 'posix') return this.#ansiQuoted();
    if (char === '$') return this.#append(this.#variable());
    if (char === '#' && this.#word === undefined) return this.#skipTo(/\n/g);
    if (char === '\n') {
      this.#at++;
      this.#endCommand();
      return this.#hereDocuments();
    }
    if (char === ' ' || char === '\t' || char === '\r') {
      this.#at++;
      return this.#endWord();
    }
    if (char === '<' && next === '<') return this.#here();
    if (char === '|' && next !== '|') return this.#pipe();
    if (char === ';' || char === '&' || char === '|') {
      this.#at++;
      return this.#endCommand();
    }
    if (char === '>') return this.#skipRedirection();
    this.#append(char);
    this.#at++;
    this.#append(this.#run(/[^\\'"$#\s<|;&>]*/y));
  }

  // Reads a stretch of ordinary characters at once: pasted bodies are megabytes.
  #run(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const run = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += run.length;
    return run;
  }

  #append(text: string): void {
    this.#word = (this.#word ?? '') + text;
  }

  #backslash(next: string | undefined): void {
    if (next === '\n') this.#at += 2;
    else if (next === '\r' && this.#text[this.#at + 2] === '\n') this.#at += 3;
    else {
      this.#append(next ?? '');
      this.#at += 2;
    }
  }

  #singleQuoted(): void {
    const end = this.#text.indexOf("'", this.#at + 1);
    if (end < 0) this.#problem = 'unbalanced_quote';
    this.#append(this.#text.slice(this.#at + 1, end < 0 ? undefined : end));
    this.#at = end < 0 ? this.#text.length : end + 1;
  }

  #doubleQuoted(): void {
    const pieces: string[] = [];
    this.#at++;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) {
        this.#problem = 'unbalanced_quote';
        break;
      }
      if (char === '"') {
        this.#at++;
        break;
      }
      const escapable = this.#dialect === 'posix' ? '$`"\\\n' : '"\\';
      const next = this.#text[this.#at + 1];
      if (char === '\\' && next !== undefined && escapable.includes(next)) {
        if (next !== '\n') pieces.push(next);
        this.#at += 2;
      } else if (char === '$' && this.#dialect === 'posix') pieces.push(this.#variable());
      else {
        pieces.push(char);
        this.#at++;
        pieces.push(this.#run(/[^"\\$]*/y));
      }
    }
    this.#append(pieces.join(''));
  }

  #ansiQuoted(): void {
    const pieces: string[] = [];
    this.#at += 2;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) {
        this.#problem = 'unbalanced_quote';
        break;
      }
      if (char === "'") {
        this.#at++;
        break;
      }
      if (char === '\\') pieces.push(this.#ansiEscape());
      else {
        pieces.push(char);
        this.#at++;
        pieces.push(this.#run(/[^'\\]*/y));
      }
    }
    this.#append(pieces.join(''));
  }

  #ansiEscape(): string {
    const { stands, length } = ansiEscapeAt(this.#text, this.#at);
    this.#at += length;
    return stands;
  }

  // Reads what stands at a "$": the value of a variable set earlier in the text, else the text itself.
  #variable(): string {
    const name = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/y;
    name.lastIndex = this.#at;
    const match = name.exec(this.#text);
    if (!match) {
      this.#at++;
      return '$';
    }
    this.#at += match[0].length;
    const known = this.#variables.get(match[1] ?? match[2]!);
    if (known === undefined) this.#unset.add(match[1] ?? match[2]!);
    return known ?? match[0];
  }

  #pipe(): void {
    this.#at++;
    const printed = printedBy(this.#command, this.#word);
    this.#endCommand();
    this.#piped = printed;
  }

  #here(): void {
    const kind = /<<<?-?[ \t]*/y;
    kind.lastIndex = this.#at;
    const operator = kind.exec(this.#text)![0];
    this.#endWord();
    this.#at += operator.length;
    const word = this.#wordAhead();
    if (operator.startsWith('<<<')) this.#command.stdin = `${word}\n`;
    else this.#pendingHere.push({ command: this.#command, delimiter: word });
  }

  #wordAhead(): string {
    this.#word = '';
    while (this.#at < this.#text.length && !/[\s;|&]/.test(this.#text[this.#at]!)) this.#step();
    const word = this.#word;
    this.#word = undefined;
    return word;
  }

  #hereDocuments(): void {
    for (const { command, delimiter } of this.#pendingHere) {
      const lines: string[] = [];
      while (this.#at < this.#text.length) {
        const newline = this.#text.indexOf('\n', this.#at);
        const end = newline < 0 ? this.#text.length : newline;
        const line = this.#text.slice(this.#at, end);
        this.#at = end + 1;
        if (line.trim() === delimiter) break;
        lines.push(`${line}\n`);
      }
      command.stdin = lines.join('');
    }
    this.#pendingHere = [];
  }

  #skipTo(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    this.#at = pattern.exec(this.#text)?.index ?? this.#text.length;
  }

  #skipRedirection(): void {
    if (/^\d$/.test(this.#word ?? '')) this.#word = undefined;
    this.#endWord();
    const target = />>?&?[ \t]*/y;
    target.lastIndex = this.#at;
    this.#at += target.exec(this.#text)![0].length;
    this.#wordAhead();
  }

  #endWord(): void {
    if (this.#word === undefined) return;
    this.#command.words.push(this.#word);
    this.#word = undefined;
  }

  #endCommand(): void {
    this.#endWord();
    const { words } = this.#command;
    while (words[0] !== undefined && /^(?:[A-Za-z_]\w*=|export$)/.test(words[0])) {
      const [name, ...value] = words.shift()!.split('=');
      if (value.length > 0) this.#variables.set(name!, value.join('='));
    }
    if (words[0] === '$') words.shift();
    if (words.length > 0) {
      if (this.#piped !== undefined && this.#command.stdin === undefined) this.#command.stdin = this.#piped;
      this.#commands.push(this.#command);
      this.#piped = undefined;
    }
    this.#command = { words: [] };
  }
}

// What an `echo` or `printf` in front of a pipe prints.
function printedBy({ words, stdin }: ShellCommand, last: string | undefined): string | undefined {
  const [name, ...rest] = last === undefined ? words : [...words, last];
  if (name === 'cat') return stdin;
  if (name === 'printf') return rest[0] === '%s' ? rest[1] : rest[0]?.replaceAll('\\n', '\n');
  if (name !== 'echo') return undefined;
  const options = rest.findIndex((word) => !/^-[neE]+$/.test(word));
  const text = rest.slice(Math.max(0, options)).join(' ');
  return rest.slice(0, options).some((word) => word.includes('n')) ? text : `${text}\n`;
}
