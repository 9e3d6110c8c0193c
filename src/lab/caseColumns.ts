/** Which column of a foreign table means what: guessed from its heading, changed by the person. */
import { CASE_COLUMNS } from './cases.ts';

export type SlotColumn = `slot:${string}`;

/** What a column holds. A role may stand over several columns where several demands are possible. */
export type ColumnRole = Exclude<(typeof CASE_COLUMNS)[number], 'slot:NAME'> | SlotColumn | 'ignore';

export interface Mapping {
  /** Whether the first row is a heading. */
  header: boolean;
  /** One role per column; columns beyond the list are ignored. */
  roles: readonly ColumnRole[];
}

/** Roles a menu offers; `slot:` is completed by a name. */
export const PLAIN_ROLES = CASE_COLUMNS.filter((column) => column !== 'slot:NAME');

/** Headings people write, without case, spaces, `_`, `-` and brackets. The names of the columns themselves come first. */
const HEADINGS = new Map<string, ColumnRole>(
  Object.entries<ColumnRole>({
    ...Object.fromEntries(PLAIN_ROLES.map((role) => [plain(role), role])),
    编号: 'id',
    序号: 'id',
    用例: 'id',
    caseid: 'id',
    no: 'id',
    会话: 'dialogue',
    对话: 'dialogue',
    多轮: 'dialogue',
    session: 'dialogue',
    dialog: 'dialogue',
    conversation: 'dialogue',
    问句: 'msg',
    问题: 'msg',
    用户问: 'msg',
    用户问句: 'msg',
    测试问句: 'msg',
    query: 'msg',
    question: 'msg',
    utterance: 'msg',
    text: 'msg',
    message: 'msg',
    标准问: 'title',
    标准问题: 'title',
    期望标准问: 'title',
    期望标准问题: 'title',
    期望意图: 'title',
    意图: 'title',
    intent: 'title',
    expected: 'title',
    expectedtitle: 'title',
    label: 'title',
    技能: 'ans_node_name',
    期望技能: 'ans_node_name',
    节点: 'ans_node_name',
    skill: 'ans_node_name',
    node: 'ans_node_name',
    状态: 'status',
    期望状态: 'status',
    类型: 'answer_type',
    回答类型: 'answer_type',
    回答: 'answer',
    答案: 'answer',
    期望回答: 'answer',
    期望答案: 'answer',
    reply: 'answer',
    expectedanswer: 'answer',
    回答包含: 'answer_contains',
    包含: 'answer_contains',
    contains: 'answer_contains',
    回答匹配: 'answer_pattern',
    正则: 'answer_pattern',
    pattern: 'answer_pattern',
    regex: 'answer_pattern',
    置信度: 'confidence_at_least',
    最低置信度: 'confidence_at_least',
    置信度不低于: 'confidence_at_least',
    confidence: 'confidence_at_least',
    minconfidence: 'confidence_at_least',
    词表: 'vocabulary',
    词典: 'vocabulary',
    vocab: 'vocabulary',
    备注: 'note',
    说明: 'note',
    comment: 'note',
  }),
);

/** Without a heading: the platform team's own script has the utterance, then the expected title. */
const BY_PLACE: readonly ColumnRole[] = ['msg', 'title'];

/** Guesses from the first row; the rest of the table is not looked at beyond the number of its columns. */
export function guessMapping(rows: readonly (readonly string[])[]): Mapping {
  const first = rows[0] ?? [];
  const named = first.map(roleOfHeading);
  const columns = Math.max(first.length, rows[1]?.length ?? 0);
  if (!named.includes('msg') || isSentence(first[named.indexOf('msg')]!)) {
    return { header: false, roles: Array.from({ length: columns }, (_, i) => BY_PLACE[i] ?? 'ignore') };
  }
  return { header: true, roles: Array.from({ length: columns }, (_, i) => named[i] ?? 'ignore') };
}

/** The role a heading stands for, or `undefined`. `slot:城市` is the slot of that name. */
export function roleOfHeading(heading: string): ColumnRole | undefined {
  const slot = /^\s*(?:slot|槽位)\s*[:\uff1a]\s*(\S.*)$/isu.exec(heading)?.[1];
  if (slot !== undefined) return `slot:${slot.trimEnd()}`;
  return HEADINGS.get(plain(heading));
}

function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^\ufeff/, '')
    .replaceAll(/[\s_\-()[\]\uff08\uff09\u3010\u3011]/gu, '');
}

// A heading is a word; an utterance that happens to be one of them is followed by punctuation more often than not.
function isSentence(cell: string): boolean {
  return /[?!\uff1f\uff01\u3002]/u.test(cell);
}
