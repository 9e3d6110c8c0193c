import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import type { LeaveOptions } from '#data/door.ts';
import type { LeavingFile } from '#data/download.ts';
import { callOf, type WorkbenchDraft } from '#data/drafts.ts';
import { useCoreWords } from '#i18n/I18n.tsx';
import type { Credentials } from '#protocol/credentials.ts';
import type { Prepared } from '#protocol/prepare.ts';
import { highlight, type HighlightKind } from '#snippets/highlight.ts';
import type { SentExchange, SnippetForm, SnippetSecrets } from '#snippets/snippet.ts';
import { SNIPPET_TARGETS } from '#snippets/targets.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { Switch } from '#ui/Switch.tsx';

interface CodeViewProps {
  draft: WorkbenchDraft;
  prepared: Prepared;
  credentials: Credentials;
  baseUrl: string;
  /** The last exchange and its signed or encrypted value. */
  sent: (SentExchange & { value: string }) | undefined;
  /** Id of the language or format; an unknown one shows the first. */
  language: string;
  onLanguage: (id: string) => void;
  onSave: (file: LeavingFile, options: LeaveOptions) => Promise<boolean>;
}

const GROUPS = ['program', 'collection'] as const;

const COLOURS: Record<HighlightKind, string> = {
  plain: '',
  keyword: 'text-syn-num',
  string: 'text-syn-str',
  number: 'text-syn-num',
  comment: 'text-syn-com',
};

/** The call as a program. Credentials come from environment variables unless asked for there and then. */
export function CodeView(props: CodeViewProps) {
  const { draft, prepared, credentials, baseUrl, sent, language, onLanguage, onSave } = props;
  const { workbench } = useCoreWords();
  const [form, setForm] = useState<SnippetForm>('computes');
  const [secrets, setSecrets] = useState<SnippetSecrets>('environment');
  const target = SNIPPET_TARGETS.find(({ id }) => id === language) ?? SNIPPET_TARGETS[0]!;
  const shownForm = target.forms.includes(form) ? form : target.forms[0];
  const code = target.generate({
    draft: callOf(draft),
    prepared,
    credentials,
    baseUrl,
    form: shownForm,
    secrets,
    exchange: sent,
  });
  const told = target.subject === 'exchange' ? sent : undefined;
  const asked = [prepared.value, told?.value, ...(secrets === 'literal' ? secretsOf(credentials, told) : [])].filter(
    (value) => value !== undefined,
  );
  // Values are asked for one time, never remembered.
  const left = () => setSecrets('environment');
  const lines = highlight(code, target.language);
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-sunken">
      <div className="flex flex-none flex-wrap items-center gap-2 border-b border-line px-4 py-1.5">
        <label className="flex min-w-36 flex-auto items-center gap-2 text-12 whitespace-nowrap text-t3">
          {workbench.language}
          <select
            value={target.id}
            onChange={(event) => onLanguage(event.target.value)}
            className="h-7 max-w-64 min-w-0 flex-auto rounded-2 bg-surface px-1.5 text-13 text-t1 fieldline max-tablet:h-11"
          >
            {GROUPS.map((group) => (
              <optgroup key={group} label={workbench.codeGroups[group]}>
                {SNIPPET_TARGETS.filter((candidate) => candidate.group === group).map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        {target.forms.length > 1 && (
          <Segmented
            label={workbench.codeForm}
            size="small"
            value={shownForm}
            onChange={setForm}
            options={target.forms.map((value) => ({ value, label: workbench.codeForms[value] }))}
          />
        )}
        <span className="ml-auto flex items-center gap-1">
          <span className="mr-1 text-12 text-t3">{workbench.lines(lines.length)}</span>
          <CopyButton what={workbench.code} text={() => code} asked={asked} onCopied={left} />
          <IconButton
            size="small"
            label={workbench.saveCode(target.fileName)}
            icon={<Download />}
            onClick={() => {
              const file = { name: target.fileName, type: 'text/plain', content: code };
              void onSave(file, { asked }).then((done) => done && left());
            }}
          />
        </span>
      </div>
      <pre tabIndex={0} aria-label={workbench.code} className="min-h-0 flex-1 overflow-auto px-4 py-2.5 text-12">
        <code>
          {lines.map((runs, i) => (
            <span key={i} className="block min-h-[18px]">
              {runs.map(({ text, kind }, j) => (
                <span key={j} className={COLOURS[kind]}>
                  {text}
                </span>
              ))}
            </span>
          ))}
        </code>
      </pre>
      <div className="flex min-h-8 flex-none flex-wrap items-center gap-x-3 border-t border-line px-4 text-12 text-t3">
        {target.install === undefined ? (
          <span className="min-w-0 flex-1">
            {target.subject === 'exchange' ? workbench.codeExchange[sent ? 'sent' : 'unsent'] : workbench.noInstall}
          </span>
        ) : (
          <Install command={target.install} />
        )}
        <span className="ml-auto flex min-h-8 items-center">
          <Switch
            checked={secrets === 'literal'}
            onChange={(literal) => setSecrets(literal ? 'literal' : 'environment')}
          >
            {workbench.withMyValues}
          </Switch>
        </span>
      </div>
    </div>
  );
}

function secretsOf({ token, encodingAESKey }: Credentials, told: SentExchange | undefined): string[] {
  return [token, encodingAESKey, ...(told ? [decodeURIComponent(told.request.token)] : [])];
}

function Install({ command }: { command: string }) {
  const { workbench } = useCoreWords();
  return (
    <span className="flex min-w-0 flex-auto items-center gap-1 py-1">
      <code className="min-w-0 break-words text-t2">{command}</code>
      <CopyButton what={workbench.installLine} text={() => command} />
    </span>
  );
}
