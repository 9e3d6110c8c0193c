/** Rules over how the bot understood the question. */
import { lookUpEnum } from './codes.ts';
import { inReply, inRequest, quote, type Case, type EvidenceRef, type Finding, type Rule } from './finding.ts';
import type { JsonNode } from './json.ts';
import { itemsOf, rawOf, textOf } from './nodes.ts';
import { nodeAt, valueOf } from './pointer.ts';
import { slotsOf } from './slots.ts';
import { untakenWords } from './understood.ts';

/**
 * Below this the platform's own default setting no longer calls two questions similar: `similarity_low` 0.7, seen in
 * one SDK's sample of a bot's settings (protocol.md section 8.7).
 */
export const LOW_CONFIDENCE = 0.7;

/** Scores this near to each other do not tell two answers apart. Our own judgement. */
const TIE = 0.01;

/** What a bot without skills, or an unpublished one, keeps answering (a comment in a published sample). */
const DEFAULT_GREETING = /^你好[,\uff0c!\uff01]?\s*请问有什么可以帮您/;

export const matchRules: readonly Rule[] = [defaultAnswer, noMatch, confidence, unknownStatus, wordsUntaken];

interface Match {
  /** Pointer of the object that holds `answer`. */
  base: string;
  holder: JsonNode;
}

function matchOf({ reading }: Case): Match | undefined {
  const base = reading.envelope === 'v2' ? '/data' : '';
  const holder = nodeAt(reading.json?.root, base);
  return reading.failure || holder?.kind !== 'object' ? undefined : { base, holder };
}

function defaultAnswer(about: Case): Finding[] {
  const match = matchOf(about);
  const { answer } = about.reading;
  if (!match || !answer) return [];
  if (DEFAULT_GREETING.test(answer.text.trim())) {
    const evidence = [inReply(answer.pointer)] as const;
    const data = { answer: quote(answer.text) };
    const fix = { kind: 'publish_bot' } as const;
    return [{ code: 'default_greeting', severity: 'warning', certainty: 'to-check', evidence, data, fix }];
  }
  const flag = valueOf(match.holder, 'is_default_answer');
  if (flag?.kind === 'boolean' && flag.value) {
    const evidence = [inReply(`${match.base}/is_default_answer`)] as const;
    const fix = { kind: 'add_question' } as const;
    return [{ code: 'default_answer', severity: 'warning', certainty: 'proven', evidence, data: {}, fix }];
  }
  if (textOf(match.holder, 'title') === 'no access') {
    const evidence = [inReply(`${match.base}/title`)] as const;
    return [{ code: 'no_access', severity: 'warning', certainty: 'to-check', evidence, data: {} }];
  }
  return [];
}

interface Scored {
  title: string;
  confidence: number;
  pointer: string;
}

function optionsOf({ base, holder }: Match): Scored[] {
  return itemsOf(valueOf(holder, 'options'))
    .map((option, i) => ({
      title: textOf(option, 'title') ?? '',
      confidence: Number(rawOf(option, 'confidence') ?? Number.NaN),
      pointer: `${base}/options/${i}`,
    }))
    .sort((a, b) => (b.confidence || 0) - (a.confidence || 0));
}

function noMatch(about: Case): Finding[] {
  const match = matchOf(about);
  if (!match) return [];
  const { base, holder } = match;
  const status = textOf(holder, 'status');
  const missed = status === 'NOMATCH' || textOf(holder, 'ans_node_name') === 'NO_MATCH';
  if (!missed && status !== 'FAQ_RECOMMEND') return [];
  const options = optionsOf(match);
  const best = options.find(({ title }) => title !== '');
  const place = inReply(missed && status !== 'NOMATCH' ? `${base}/ans_node_name` : `${base}/status`);
  return [
    {
      code: missed ? 'nomatch' : 'recommendation_only',
      severity: 'warning',
      certainty: 'proven',
      evidence: best ? [place, inReply(best.pointer)] : [place],
      data: { options: options.length, ...(best ? { best: quote(best.title) } : {}) },
      fix: best ? { kind: 'ask_option', question: best.title } : { kind: 'add_question' },
    },
  ];
}

function confidence(about: Case): Finding[] {
  const match = matchOf(about);
  if (!match || textOf(match.holder, 'status') === 'NOMATCH') return [];
  const scored = scoreOf(match);
  const score = scored && Number(scored.raw);
  if (scored === undefined || score === undefined || Number.isNaN(score)) return [];
  const data = { confidence: quote(scored.raw) };
  const found = { severity: 'warning', evidence: [inReply(scored.pointer)] } as const;
  if (score < LOW_CONFIDENCE) {
    return [{ ...found, code: 'low_confidence', certainty: 'to-check', data: { ...data, limit: LOW_CONFIDENCE } }];
  }
  const title = textOf(match.holder, 'title');
  const rival = optionsOf(match).find((option) => option.title !== title && option.confidence >= score - TIE);
  if (!rival) return [];
  const evidence = [inReply(scored.pointer), inReply(`${rival.pointer}/confidence`)] as const;
  const tied = { ...data, rival: quote(rival.title), rivalConfidence: rival.confidence };
  return [{ ...found, code: 'tied_confidence', certainty: 'to-check', evidence, data: tied }];
}

// The score of the reply, or of its first message where only those have one.
function scoreOf({ base, holder }: Match): { raw: string; pointer: string } | undefined {
  const own = rawOf(holder, 'confidence');
  if (own !== undefined) return { raw: own, pointer: `${base}/confidence` };
  const first = rawOf(nodeAt(holder, '/msg/0'), 'confidence');
  return first === undefined ? undefined : { raw: first, pointer: `${base}/msg/0/confidence` };
}

function unknownStatus(about: Case): Finding[] {
  const match = matchOf(about);
  const status = match && textOf(match.holder, 'status');
  if (!match || !status || about.reading.answer === undefined || lookUpEnum('status', status)) return [];
  const evidence = [inReply(`${match.base}/status`)] as const;
  return [{ code: 'unknown_status', severity: 'note', certainty: 'proven', evidence, data: { status: quote(status) } }];
}

const MOST_WORDS_NAMED = 5;
function wordsUntaken(about: Case): Finding[] {
  const match = matchOf(about);
  const { sent, reading } = about;
  if (!match || !sent?.vocabularies || sent.api !== 'dictmsg' || reading.verdict !== 'success') return [];
  const untaken = untakenWords(sent.msg, slotsOf(match.holder, match.base), sent.vocabularies);
  const place: EvidenceRef = valueOf(match.holder, 'slots_info')
    ? inReply(`${match.base}/slots_info`)
    : inReply(match.base);
  return untaken.slice(0, MOST_WORDS_NAMED).map(({ vocabulary, word }) => ({
    code: 'vocabulary_word_untaken',
    severity: 'warning',
    certainty: 'proven',
    evidence: [inRequest('vocabularies'), inRequest('msg'), place],
    data: { vocabulary: quote(vocabulary), word: quote(word), count: untaken.length },
    fix: { kind: 'check_vocabulary', vocabulary },
  }));
}
