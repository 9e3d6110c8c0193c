import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { fromBase64 } from '#protocol/bytes.ts';
import { KEY_LENGTH, hasSpareBits, lintCredentials, type CredentialIssue } from '#protocol/credentials.ts';
import type { FieldNote } from '#ui/Field.tsx';
import { Message } from '#ui/Message.tsx';
import { AesValues } from './Intermediates.tsx';
import type { ToolProps } from './ownProfile.ts';
import { SecretField } from './SecretField.tsx';
import { ToolBody, ToolHead } from './ToolboxFrame.tsx';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const IV_LENGTH = 16;
const TONES = { error: 'bad', warning: 'warn', note: 'note' } as const;

/** One key looked at closely: its mistakes, its spare bits, what it decodes to and how it is used. */
export function KeyTool({ profile }: ToolProps) {
  const { toolbox, issues: issueWords } = useWords();
  const { key: words } = toolbox;
  const [text, setText] = useState(profile?.credentials.encodingAESKey ?? '');
  const found = lintCredentials({ appId: 'none', token: 'none', encodingAESKey: text }).filter(
    ({ field }) => field === 'encodingAESKey',
  );
  const noteOf = (issue: CredentialIssue): FieldNote => ({
    key: issue.code,
    tone: issue.code === 'empty' ? 'note' : TONES[issue.severity],
    text: issueWords.credential[issue.code](issue),
    ...(issue.fix === undefined ? {} : { action: { label: words.fix, run: () => setText(issue.fix!) } }),
  });
  const key = text.length === KEY_LENGTH ? fromBase64(`${text}=`) : undefined;
  return (
    <ToolBody
      head={<ToolHead title={toolbox.sections.key} hint={words.hint} />}
      input={
        <>
          <SecretField
            id="toolbox-key"
            label={words.field}
            kind="encodingAESKey"
            value={text}
            onChange={setText}
            notes={found.map(noteOf)}
          />
          {text !== '' && found.every(({ severity }) => severity === 'note') && (
            <p className="text-green-text">{words.healthy}</p>
          )}
          <section aria-labelledby="toolbox-key-uses">
            <h2 id="toolbox-key-uses" className="pb-1 text-12 text-t3">
              {words.uses}
            </h2>
            <ul className="flex flex-col gap-1 text-t2">
              <li>{words.signUse}</li>
              <li>{words.cipherUse}</li>
            </ul>
          </section>
        </>
      }
      output={
        text !== '' && (
          <>
            <Facts text={text} />
            {key?.length === 32 ? (
              <AesValues aes={{ key, iv: key.slice(0, IV_LENGTH) }} />
            ) : (
              <Message tone="bad">{words.undecodable}</Message>
            )}
          </>
        )
      }
    />
  );
}

function Facts({ text }: { text: string }) {
  const { key: words, paste } = useWords().toolbox;
  const sound = /^[A-Za-z0-9+/]*$/.test(text);
  const last = ALPHABET.indexOf(text.at(-1)!);
  const spare =
    sound && text.length === KEY_LENGTH
      ? hasSpareBits(text)
        ? words.spareSome((last % 4).toString(2).padStart(2, '0'), ALPHABET[last - (last % 4)]!)
        : words.spareNone
      : '—';
  const rows = [
    [words.length, paste.characters(text.length)],
    [words.alphabet, sound ? words.alphabetOk : words.alphabetBad],
    [words.spare, spare],
  ] as const;
  return (
    <section aria-labelledby="toolbox-key-facts">
      <h2 id="toolbox-key-facts" className="pb-1 text-12 text-t3">
        {words.facts}
      </h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="whitespace-nowrap text-t3">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
