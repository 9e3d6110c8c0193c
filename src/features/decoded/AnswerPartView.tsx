import type { AnswerPart } from '#answer/answerParts.ts';
import type { JsonNode } from '#answer/json.ts';
import type { TextRun } from '#answer/links.ts';
import { useWords } from '#i18n/I18n.tsx';
import { AddressLink } from './AddressLink.tsx';
import { Card, CardFact } from './Card.tsx';
import { RemotePicture } from './RemotePicture.tsx';
import { RichText } from './RichText.tsx';
import { LongText } from './ValueText.tsx';
import { plain } from './decodedModel.ts';

interface AnswerPartViewProps {
  part: AnswerPart;
  onAsk: (question: string) => void;
}

/** One piece of an answer. Nothing of it runs, and nothing is loaded without a press. */
export function AnswerPartView({ part, onAsk }: AnswerPartViewProps) {
  const { decoded } = useWords();
  const names = decoded.parts;
  switch (part.kind) {
    case 'text':
      return (
        <div
          className={`max-w-full rounded-3 px-3 py-1.5 hairline ${isShort(part.runs) ? 'text-20 font-semibold' : 'text-15'}`}
        >
          <RichText runs={part.runs} onAsk={onAsk} />
        </div>
      );
    case 'news':
      return part.articles.map((article, i) => (
        <Card key={i} kind={names[article.variant]} title={article.title} text={article.description}>
          {article.url && <AddressLink address={article.url} />}
          {article.picture && <RemotePicture address={article.picture} />}
        </Card>
      ));
    case 'image':
      return (
        <Card kind={names.image} title={part.name ?? ''}>
          {part.mediaId && <CardFact name={decoded.mediaId} value={part.mediaId} />}
          {part.url && <AddressLink address={part.url} />}
          {part.url && <RemotePicture address={part.url} />}
        </Card>
      );
    case 'miniProgram':
      return (
        <Card kind={names.miniProgram} title={part.title}>
          <CardFact name={decoded.appId} value={part.appId} />
          <CardFact name={decoded.page} value={part.pagePath} />
          {part.thumbMediaId && <CardFact name={decoded.mediaId} value={part.thumbMediaId} />}
          {part.thumb && <RemotePicture address={part.thumb} />}
        </Card>
      );
    case 'voice':
      return (
        <Card kind={names.voice} title={part.name}>
          {part.mediaId && <CardFact name={decoded.mediaId} value={part.mediaId} />}
          {part.updateTime && <CardFact name={decoded.updated} value={part.updateTime} />}
          {part.url && <AddressLink address={part.url} />}
        </Card>
      );
    case 'video':
      return (
        <Card kind={names.video} title={part.title} text={part.description}>
          {part.name && <CardFact name={decoded.fileName} value={part.name} />}
          {part.mediaId && <CardFact name={decoded.mediaId} value={part.mediaId} />}
          {part.updateTime && <CardFact name={decoded.updated} value={part.updateTime} />}
          {part.url && <AddressLink address={part.url} />}
          {part.cover && <RemotePicture address={part.cover} />}
        </Card>
      );
    case 'music':
    case 'fm':
      return (
        <Card
          kind={names[part.kind]}
          title={part.kind === 'fm' ? part.node : ''}
          text={part.kind === 'fm' ? part.app : part.speak}
        >
          {part.kind === 'fm' && part.cover && <RemotePicture address={part.cover} />}
          <ol className="flex flex-col gap-2">
            {part.tracks.map((track, i) => (
              <li key={i} className="flex flex-col items-start gap-1">
                <span className="wrap-anywhere">
                  <bdi>{track.title}</bdi>{' '}
                  <bdi className="text-12 text-t3">{[track.author, track.album].filter(Boolean).join(' · ')}</bdi>
                </span>
                {track.url && <AddressLink address={track.url} />}
                {track.cover && <RemotePicture address={track.cover} />}
              </li>
            ))}
          </ol>
        </Card>
      );
    case 'newsSkill':
      return part.documents.map((document, i) => (
        <Card key={i} kind={names.newsSkill} title={document.title} text={document.summary}>
          {document.url && <AddressLink address={document.url} />}
          {document.picture && <RemotePicture address={document.picture} />}
        </Card>
      ));
    case 'weather':
      return (
        <Card kind={names.weather} title="">
          {part.days.map((day, i) => (
            <p key={i} className="wire text-t2">
              {dayText(day)}
            </p>
          ))}
        </Card>
      );
    case 'streaming':
      return (
        <Card kind={names.streaming} title="" text={decoded.streamingNote}>
          <AddressLink address={part.generateUrl} />
          {part.documents.length > 0 && <p className="text-12 text-t3">{decoded.sources(part.documents.length)}</p>}
          {part.documents.map((document, i) => (
            <details key={i} className="text-12">
              <summary className="wrap-anywhere">
                <bdi>{document.name}</bdi>
              </summary>
              {document.contents.map((content, j) => (
                <p key={j} className="mt-1 pl-3 wrap-anywhere text-t2">
                  <LongText text={content} />
                </p>
              ))}
            </details>
          ))}
        </Card>
      );
    case 'multi':
      return part.parts.map((inner, i) => <AnswerPartView key={i} part={inner} onAsk={onAsk} />);
    case 'options':
      return (
        <div role="group" aria-label={names.options} className="flex flex-col items-start gap-1.5">
          {part.opening && <p className="text-12 wrap-anywhere text-t2">{part.opening}</p>}
          <div className="flex flex-wrap gap-1.5">
            {part.options
              .filter(({ title }) => title !== '')
              .map(({ title, confidence, pointer }) => (
                <button
                  key={pointer}
                  type="button"
                  data-pointer={pointer}
                  title={decoded.ask(title)}
                  onClick={() => onAsk(title)}
                  className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full px-2.5 text-12 hairline hover:bg-hover max-tablet:min-h-11"
                >
                  <bdi className="truncate">{title}</bdi>
                  {confidence !== undefined && <span className="text-11 text-t3">{confidence}</span>}
                </button>
              ))}
          </div>
          {part.listOnly === 'yes' && <p className="text-12 text-t3">{decoded.listOnly}</p>}
        </div>
      );
    case 'unknown':
      return (
        <Card kind={names.unknown} title="" text={decoded.unknownReasons[part.reason]}>
          <p className="wire text-t2">
            <LongText text={part.raw} />
          </p>
        </Card>
      );
  }
}

/** An answer of one line is the first thing to be seen; a long one has to be read. */
const SHORT = 24;

function isShort(runs: readonly TextRun[]): boolean {
  return runs.reduce((length, { text }) => length + text.length, 0) <= SHORT;
}

const DEEPEST_DAY = 4;

// What a day's members are called is on no page, so they are shown under their own names, inner ones with their path.
function dayText(day: JsonNode, path = '', depth = 0): string {
  if (depth > DEEPEST_DAY) return '…';
  const inner: [string, JsonNode][] =
    day.kind === 'object'
      ? day.members.map(({ key, value }) => [path ? `${path}.${key}` : key, value])
      : day.kind === 'array'
        ? day.items.map((item, i) => [`${path}[${i}]`, item])
        : [];
  if (inner.length > 0) {
    return inner
      .map(([name, value]) => dayText(value, name, depth + 1))
      .filter(Boolean)
      .join(' · ');
  }
  const text = plain(day) ?? '';
  return path && text ? `${path}: ${text}` : text;
}
