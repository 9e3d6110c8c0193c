import { useState } from 'react';
import {
  parseConversation,
  type FileProblem,
  type ParsedConversation,
  type ConversationFile,
} from '#data/conversationFile.ts';
import { formatCount, formatInstant } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Words } from '#i18n/zhCN.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { FileInput } from '#ui/FileInput.tsx';
import { Message } from '#ui/Message.tsx';

interface ImportDialogProps {
  /** Whose credentials the conversation will use. */
  profileId: string;
  onImport: (file: ConversationFile) => void;
  onClose: () => void;
}

/** A file is looked into before anything is kept of it. */
export function ImportDialog({ profileId, onImport, onClose }: ImportDialogProps) {
  const words = useWords();
  const { chat, shell, vault, settings } = words;
  const [parsed, setParsed] = useState<ParsedConversation>();
  const read = async (file: File) => setParsed(parseConversation(await file.text(), profileId));
  return (
    <Dialog
      title={chat.load.title}
      closeLabel={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{settings.data.cancel}</Button>
          <Button
            variant="primary"
            disabled={!parsed?.ok}
            onClick={() => {
              if (parsed?.ok) onImport(parsed.file);
            }}
          >
            {chat.load.confirm}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FileInput
          label={chat.load.choose}
          button={vault.file.chooseFile}
          accept=".json,application/json"
          onFile={(file) => void read(file)}
        />
        <div role="status" className="empty:hidden">
          {parsed && (parsed.ok ? <Found file={parsed.file} /> : <Refused problem={parsed.problem} />)}
        </div>
      </div>
    </Dialog>
  );
}

function Found({ file: { conversation, turns, bodies } }: { file: ConversationFile }) {
  const { chat } = useWords();
  const locale = useLocale();
  const [first, last] = [turns[0], turns.at(-1)];
  return (
    <div className="flex flex-col gap-1">
      <p className="font-semibold wrap-anywhere">{chat.load.found(conversation.name)}</p>
      <p className="text-12 text-t2">
        {chat.load.turns(formatCount(locale, turns.length))} · {chat.load.bodies(formatCount(locale, bodies.length))}
      </p>
      {first && last && (
        <p className="text-12 text-t2">
          {chat.load.span(formatInstant(locale, first.sentAt), formatInstant(locale, last.sentAt))}
        </p>
      )}
      <Message tone="note">{chat.load.into}</Message>
    </div>
  );
}

function Refused({ problem }: { problem: FileProblem }) {
  const words = useWords();
  return <Message tone="bad">{words.shell.pair(words.chat.load.refused, problemText(problem, words))}</Message>;
}

function problemText(problem: FileProblem, { chat }: Words): string {
  switch (problem.code) {
    case 'not_json':
      return chat.load.not_json(problem.reason);
    case 'other_format':
      return chat.load.other_format;
    case 'newer_version':
      return chat.load.newer_version(problem.found);
    case 'wrong_shape':
      return chat.load.wrong_shape(problem.path, problem.expected, problem.received);
  }
}
