/** Rules over `bid_stat`: is the bot that answered the one its owner published last? */
import type { BotHealth } from './botHealth.ts';
import { inReply, quote, type Case, type EvidenceRef, type Finding, type Fix, type Rule } from './finding.ts';

export const healthRules: readonly Rule[] = [verdict, wrongNames, oddTimes];

function verdict({ reading: { health, envelope, failure, verdict: readable } }: Case): Finding[] {
  if (!health || failure) return [];
  // What a broken body does not show may well have been sent.
  if (readable === 'unreadable' && (health.verdict === 'absent' || health.verdict === 'unknown')) return [];
  switch (health.verdict) {
    case 'healthy':
      return [];
    case 'newest_not_in_use':
      return [newestNotInUse(health)];
    case 'contradictory':
      return health.contradictions.map((contradiction) => ({
        code: 'health_contradictory',
        severity: 'warning',
        certainty: 'proven',
        evidence: evidenceOf(health),
        data: { contradiction, ...timesOf(health) },
        fix: { kind: 'republish_bot' },
      }));
    case 'unknown': {
      const evidence = [inReply(health.pointer)] as const;
      return [{ code: 'health_unknown', severity: 'warning', certainty: 'proven', evidence, data: {} }];
    }
    case 'absent': {
      // Normal for the shape of 2022, worth a word in that of 2019.
      if (envelope !== 'message') return [];
      const evidence = [inReply('')] as const;
      return [{ code: 'health_absent', severity: 'note', certainty: 'proven', evidence, data: {} }];
    }
  }
}

function newestNotInUse(health: BotHealth): Finding {
  const { errMsg } = health;
  const path = errMsg?.path;
  const fix: Fix = path
    ? {
        kind: 'republish_after_fixing_slot',
        skill: path.skill,
        intent: path.intent,
        branch: path.branch,
        argument: path.argument,
      }
    : { kind: 'republish_bot' };
  return {
    code: 'newest_not_in_use',
    severity: 'warning',
    certainty: 'proven',
    evidence: evidenceOf(health),
    data: {
      ...timesOf(health),
      ...(health.upRet ? { upRet: quote(health.upRet.raw) } : {}),
      ...(errMsg?.text ? { errMsg: quote(errMsg.text) } : {}),
      ...(path
        ? {
            skill: quote(path.skill),
            intent: quote(path.intent),
            branch: quote(path.branch),
            argument: quote(path.argument),
            problem: quote(path.problem),
          }
        : {}),
    },
    fix,
  };
}

function timesOf({ serving, newest, lagMs }: BotHealth): Finding['data'] {
  return {
    ...(serving ? { serving: quote(serving.raw) } : {}),
    ...(newest ? { newest: quote(newest.raw) } : {}),
    ...(lagMs === undefined ? {} : { lagMs }),
  };
}

function evidenceOf({ pointer, latestValid, upRet, errMsg, serving, newest }: BotHealth): Finding['evidence'] {
  const places: EvidenceRef[] = [latestValid, upRet, errMsg, serving, newest].flatMap((value) =>
    value ? [inReply(value.pointer)] : [],
  );
  const [first, ...rest] = places;
  return first ? [first, ...rest] : [inReply(pointer)];
}

function wrongNames({ reading: { health } }: Case): Finding[] {
  return (health?.notes ?? []).flatMap(({ code, pointer, meant }): Finding[] => {
    if (code !== 'wrong_name' || meant === undefined) return [];
    const from = pointer.slice(pointer.lastIndexOf('/') + 1);
    return [
      {
        code: 'health_wrong_name',
        severity: 'warning',
        certainty: 'proven',
        evidence: [inReply(pointer)],
        data: { name: from, meant },
        fix: { kind: 'rename_in_reader', from, to: meant },
      },
    ];
  });
}

// The newest version should not be older than the one that serves; the page's own sample has them eight days apart.
function oddTimes({ reading: { health } }: Case): Finding[] {
  if (!health?.notes.some(({ code }) => code === 'serving_newer_than_newest')) return [];
  return [
    {
      code: 'serving_newer_than_newest',
      severity: 'note',
      certainty: 'proven',
      evidence: [inReply(health.serving!.pointer), inReply(health.newest!.pointer)],
      data: timesOf(health),
    },
  ];
}
