import ArrowUpRight from 'lucide-react/icons/arrow-up-right';
import RefreshCcw from 'lucide-react/icons/refresh-ccw';
import X from 'lucide-react/icons/x';
import type { Examination } from '#forensics/examine.ts';
import type { Finding, FindingCode } from '#forensics/types.ts';
import { said } from '#i18n/findingWords.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Tag } from '#ui/Tag.tsx';
import { FixCode } from './FixCode.tsx';
import { compared, type Piece, type RightRequest } from './rightRequest.ts';
import { cut, shorten } from './shorten.ts';

interface VerdictProps {
  examination: Examination;
  names: readonly string[];
  /** `null` where it could not be made; undefined while it is being made. */
  right: RightRequest | null | undefined;
  onRebuild: (right: RightRequest) => void;
  onLoad: (right: RightRequest) => void;
}

/** What is wrong, what shows it, which line to change, and the way on. */
export function Verdict({ examination, names, right, onRebuild, onLoad }: VerdictProps) {
  const { toolbox, forensics } = useWords();
  const { paste } = toolbox;
  const [first, ...others] = examination.findings;
  const sentence = forensics.findings[first.code];
  const isCall = examination.recognised.request !== undefined || examination.recognised.carrier !== undefined;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <p className="text-20 font-semibold text-balance">{sentence.title}</p>
        <p className="text-t2">{sentence.text(first.evidence, names)}</p>
        {first.code !== 'ok' && (
          <div>
            <Tag tone={first.proven ? 'outline' : 'plain'}>{first.proven ? paste.proven : paste.maybe}</Tag>
          </div>
        )}
      </div>
      <TwoUses finding={first} />
      <FixCode key={first.code} code={first.code} />
      {others.length > 0 && <Others findings={others} names={names} />}
      {right && (
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            icon={<RefreshCcw className="size-4" strokeWidth={1.75} />}
            onClick={() => onRebuild(right)}
          >
            {paste.rebuild}
          </Button>
          <Button icon={<ArrowUpRight className="size-4" strokeWidth={1.75} />} onClick={() => onLoad(right)}>
            {paste.load}
          </Button>
        </div>
      )}
      {right === null && isCall && (
        <p className="text-12 text-t3">{names.length === 0 ? paste.noProfile : paste.noRefill}</p>
      )}
      {right && first.code !== 'ok' && <Comparison right={right} />}
    </div>
  );
}

const SIGNING_KEYS: Partial<Record<FindingCode, 'decoded' | 'asIs' | 'other'>> = {
  key_base64_decoded: 'decoded',
  key_padded: 'asIs',
  key_whitespace: 'asIs',
  key_quoted: 'asIs',
  key_cut: 'asIs',
  key_base64_encoded: 'other',
};

/** The table that tells the two uses of the key apart; shown where one of them is the mistake. */
function TwoUses({ finding }: { finding: Finding }) {
  const { uses, bytes, characters } = useWords().toolbox.paste;
  const signing = SIGNING_KEYS[finding.code];
  const sealing = finding.code === 'aes_key_not_decoded';
  if (!signing && !sealing) return null;
  const length = Number(said(finding.evidence, 'length'));
  const size = said(finding.evidence, 'unit') === 'bytes' ? bytes(length) : characters(length);
  const rows = [
    { use: uses.sign, should: uses.asText, wrong: signing && uses.used(uses[signing], size) },
    { use: uses.cipher, should: uses.asBytes, wrong: sealing ? uses.asText : undefined },
  ];
  const cell = 'border-b border-line py-2 pr-3 text-left align-top';
  return (
    <table className="w-full text-12">
      <thead>
        <tr className="text-t3">
          {[uses.caption, uses.should, uses.yours].map((name) => (
            <th key={name} className="border-b border-line-strong py-1.5 pr-3 text-left font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ use, should, wrong }) => (
          <tr key={use}>
            <td className={cell}>{use}</td>
            <td className={cell}>{should}</td>
            <td className={cell}>
              {wrong ? (
                <span className="inline-flex items-start gap-1 font-semibold text-red-text">
                  <X aria-hidden className="mt-0.5 size-3.5 flex-none" strokeWidth={2.5} />
                  {wrong}
                </span>
              ) : (
                <span className="text-t3">{uses.untouched}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const TONES = { error: 'bad', warning: 'warn', note: 'plain' } as const;

function Others({ findings, names }: { findings: readonly Finding[]; names: readonly string[] }) {
  const { toolbox, forensics } = useWords();
  const { paste } = toolbox;
  return (
    <div>
      <h3 className="pb-1 text-12 text-t3">{paste.alsoTitle}</h3>
      <ul className="flex flex-col">
        {findings.map(({ code, severity, evidence }) => (
          <li key={code} className="border-t border-line py-2">
            <div className="flex items-center gap-2">
              <span className="font-semibold">{forensics.findings[code].title}</span>
              <Tag tone={TONES[severity]}>{paste.severities[severity]}</Tag>
            </div>
            <p className="text-12 text-t2">{forensics.findings[code].text(evidence, names)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was sent above what is right, the differing bytes marked: the readable text first where it is what differs. */
function Comparison({ right: { sent, sentPlaintext, prepared } }: { right: RightRequest }) {
  const { paste } = useWords().toolbox;
  const { scheme } = prepared.steps;
  const signature = scheme === 'jwt' ? prepared.value.slice(prepared.value.lastIndexOf('.') + 1) : undefined;
  if (sent === prepared.value) return <p className="text-12 text-t3">{paste.same}</p>;
  const reads = sentPlaintext !== '' && sentPlaintext !== prepared.plaintext;
  return (
    <section aria-label={paste.compare} className="flex flex-col gap-1.5 text-12">
      {signature && (
        <p className="text-t2">
          {paste.rightSignature} <span className="mono">{shorten(signature)}</span>
        </p>
      )}
      {reads && (
        <>
          <h3 className="text-t3">{paste.layers[scheme === 'jwt' ? 'token_claims' : 'plaintext']}</h3>
          <Pair sent={sentPlaintext} right={prepared.plaintext} />
          <h3 className="mono text-t3">{prepared.endpoint.parameter}</h3>
        </>
      )}
      <Pair sent={sent} right={prepared.value} />
    </section>
  );
}

function Pair({ sent, right }: { sent: string; right: string }) {
  const { paste } = useWords().toolbox;
  const [wrong, good] = compared(sent, right);
  const rows = [
    [paste.sent, wrong],
    [paste.right, good],
  ] as const;
  return rows.map(([name, pieces]) => (
    <div key={name} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 border-t border-line pt-1.5">
      <span className="whitespace-nowrap text-t3">{name}</span>
      <p className="wire max-h-36 overflow-auto">
        <Pieces pieces={pieces} />
      </p>
    </div>
  ));
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, kind }, i) =>
    kind === 'different' ? (
      <mark key={i} className="rounded-[2px] bg-mark text-t1">
        {cut(text, 2000)}
      </mark>
    ) : (
      <span key={i}>{cut(text, 2000)}</span>
    ),
  );
}
