/** The field dictionary: every member of a reply that is known (protocol.md sections 4.1 to 4.3, 6 and 8.6). */
import type { Evidence } from './evidence.ts';
import type { JsonKind } from './json.ts';
import { tokensOf } from './pointer.ts';

/** The shapes a reply can have. */
export type EnvelopeKind =
  /** The shape of 2019: `bid_stat` and `msg[]`. */
  | 'message'
  /** The flat shape of 2022. */
  | 'aibot'
  /** `{errcode, errmsg}` */
  | 'v1-error'
  /** `{ret, err_msg}` */
  | 'ret-error'
  /** `{code, msg}` */
  | 'code-msg'
  /** `{success, code, msg}` */
  | 'success-code-msg'
  /** `{error}` */
  | 'error-only'
  /** `{code, msg, request_id, data}` */
  | 'v2'
  | 'unknown';

export interface FieldRow {
  /** JSON pointer in which `*` stands for any index or name. */
  pattern: string;
  /** The kinds a reader may expect; `null` is never wrong where a list or text may be missing. */
  kinds: readonly JsonKind[];
  evidence: Evidence;
  /** What the platform page says, where that is a slip. */
  documentedAs?: JsonKind;
  /** The shapes that always show it, as far as their published samples go. */
  expectedIn?: readonly EnvelopeKind[];
  /** The only shapes in which the place has this meaning; it wins over a row without this. */
  onlyIn?: readonly EnvelopeKind[];
}

const D = 'documented';
const C = 'code';
const TEXT = ['string'] as const;
const NUMBER = ['number'] as const;
const FLAG = ['boolean'] as const;
const LIST = ['array', 'null'] as const;
const OBJECT = ['object'] as const;
const OLD = ['message'] as const;
const BOTH = ['message', 'aibot'] as const;
const NEW = ['aibot'] as const;
const V2 = ['v2'] as const;
const CODED = ['code-msg', 'success-code-msg', 'v2'] as const;

/** One row a field; the key names it in the dictionary of words. */
export const FIELDS = {
  ret: { pattern: '/ret', kinds: NUMBER, evidence: D },
  ans_node_id: { pattern: '/ans_node_id', kinds: NUMBER, evidence: D, expectedIn: NEW },
  ans_node_name: { pattern: '/ans_node_name', kinds: TEXT, evidence: D, expectedIn: NEW },
  title: { pattern: '/title', kinds: TEXT, evidence: D, expectedIn: NEW },
  answer: { pattern: '/answer', kinds: TEXT, evidence: D, expectedIn: BOTH },
  answer_open: { pattern: '/answer_open', kinds: NUMBER, evidence: D },
  answer_type: { pattern: '/answer_type', kinds: TEXT, evidence: D, documentedAs: 'boolean', expectedIn: BOTH },
  article: { pattern: '/article', kinds: TEXT, evidence: D },
  confidence: { pattern: '/confidence', kinds: NUMBER, evidence: D, expectedIn: NEW },
  create_time: { pattern: '/create_time', kinds: TEXT, evidence: C },
  dialog_status: { pattern: '/dialog_status', kinds: TEXT, evidence: C },
  dialog_session_status: { pattern: '/dialog_session_status', kinds: TEXT, evidence: C },
  event: { pattern: '/event', kinds: TEXT, evidence: C },
  from_user_name: { pattern: '/from_user_name', kinds: TEXT, evidence: D, documentedAs: 'boolean', expectedIn: BOTH },
  intent_confirm_status: { pattern: '/intent_confirm_status', kinds: TEXT, evidence: D },
  is_default_answer: { pattern: '/is_default_answer', kinds: FLAG, evidence: C },
  list_options: { pattern: '/list_options', kinds: FLAG, evidence: D },
  opening: { pattern: '/opening', kinds: TEXT, evidence: C },
  msg_id: { pattern: '/msg_id', kinds: TEXT, evidence: C },
  msgtype: { pattern: '/msgtype', kinds: TEXT, evidence: C, expectedIn: NEW },
  query: { pattern: '/query', kinds: TEXT, evidence: C, expectedIn: NEW },
  request_id: { pattern: '/request_id', kinds: ['number', 'string'], evidence: C },
  rid: { pattern: '/rid', kinds: TEXT, evidence: 'reported' },
  scene_status: { pattern: '/scene_status', kinds: TEXT, evidence: C },
  session_id: { pattern: '/session_id', kinds: TEXT, evidence: C },
  skill_id: { pattern: '/skill_id', kinds: TEXT, evidence: C },
  skill_type: { pattern: '/skill_type', kinds: TEXT, evidence: C },
  skill_name: { pattern: '/skill_name', kinds: TEXT, evidence: C },
  status: { pattern: '/status', kinds: TEXT, evidence: D, expectedIn: BOTH },
  take_options_only: { pattern: '/take_options_only', kinds: FLAG, evidence: C },
  to_user_name: { pattern: '/to_user_name', kinds: TEXT, evidence: D, documentedAs: 'boolean', expectedIn: BOTH },

  bid_stat: { pattern: '/bid_stat', kinds: OBJECT, evidence: D, expectedIn: OLD },
  'bid_stat.curr_time': { pattern: '/bid_stat/curr_time', kinds: TEXT, evidence: D, expectedIn: BOTH },
  'bid_stat.err_msg': { pattern: '/bid_stat/err_msg', kinds: TEXT, evidence: D, expectedIn: BOTH },
  'bid_stat.latest_time': { pattern: '/bid_stat/latest_time', kinds: TEXT, evidence: D, expectedIn: BOTH },
  'bid_stat.latest_valid': { pattern: '/bid_stat/latest_valid', kinds: FLAG, evidence: D, expectedIn: BOTH },
  'bid_stat.up_ret': { pattern: '/bid_stat/up_ret', kinds: NUMBER, evidence: D, expectedIn: BOTH },

  msg: { pattern: '/msg', kinds: LIST, evidence: D, documentedAs: 'boolean', expectedIn: OLD },
  'msg.item': { pattern: '/msg/*', kinds: OBJECT, evidence: D },
  'msg.ans_node_id': { pattern: '/msg/*/ans_node_id', kinds: NUMBER, evidence: D },
  'msg.ans_node_name': { pattern: '/msg/*/ans_node_name', kinds: TEXT, evidence: D },
  'msg.article': { pattern: '/msg/*/article', kinds: TEXT, evidence: C },
  'msg.confidence': { pattern: '/msg/*/confidence', kinds: NUMBER, evidence: D },
  'msg.content': { pattern: '/msg/*/content', kinds: TEXT, evidence: D },
  'msg.debug_info': { pattern: '/msg/*/debug_info', kinds: TEXT, evidence: D },
  'msg.event': { pattern: '/msg/*/event', kinds: TEXT, evidence: C },
  'msg.list_options': { pattern: '/msg/*/list_options', kinds: FLAG, evidence: C },
  'msg.msg_type': { pattern: '/msg/*/msg_type', kinds: TEXT, evidence: D },
  'msg.opening': { pattern: '/msg/*/opening', kinds: TEXT, evidence: C },
  'msg.request_id': { pattern: '/msg/*/request_id', kinds: ['number', 'string'], evidence: C },
  'msg.resp_title': { pattern: '/msg/*/resp_title', kinds: TEXT, evidence: D },
  'msg.scene_status': { pattern: '/msg/*/scene_status', kinds: TEXT, evidence: C },
  'msg.session_id': { pattern: '/msg/*/session_id', kinds: TEXT, evidence: C },
  'msg.status': { pattern: '/msg/*/status', kinds: TEXT, evidence: D },
  'msg.take_options_only': { pattern: '/msg/*/take_options_only', kinds: FLAG, evidence: C },
  'msg.music_url': { pattern: '/msg/*/music_url', kinds: TEXT, evidence: C },
  'msg.pic_url': { pattern: '/msg/*/pic_url', kinds: TEXT, evidence: C },
  'msg.singer_name': { pattern: '/msg/*/singer_name', kinds: TEXT, evidence: C },
  'msg.song_name': { pattern: '/msg/*/song_name', kinds: TEXT, evidence: C },
  'msg.album_name': { pattern: '/msg/*/album_name', kinds: TEXT, evidence: C },
  'msg.articles': { pattern: '/msg/*/articles', kinds: LIST, evidence: C },
  'msg.articles.item': { pattern: '/msg/*/articles/*', kinds: OBJECT, evidence: C },
  'msg.articles.title': { pattern: '/msg/*/articles/*/title', kinds: TEXT, evidence: C },
  'msg.articles.description': { pattern: '/msg/*/articles/*/description', kinds: TEXT, evidence: C },
  'msg.articles.pic_url': { pattern: '/msg/*/articles/*/pic_url', kinds: TEXT, evidence: C },
  'msg.articles.url': { pattern: '/msg/*/articles/*/url', kinds: TEXT, evidence: C },

  slot_info: { pattern: '/slot_info', kinds: LIST, evidence: C },
  'slot_info.item': { pattern: '/slot_info/*', kinds: OBJECT, evidence: C },
  'slot_info.value': { pattern: '/slot_info/*/*', kinds: TEXT, evidence: C },
  slots_info: { pattern: '/slots_info', kinds: LIST, evidence: D },
  'slots_info.item': { pattern: '/slots_info/*', kinds: OBJECT, evidence: D },
  'slots_info.slot_name': { pattern: '/slots_info/*/slot_name', kinds: TEXT, evidence: D },
  'slots_info.slot_value': { pattern: '/slots_info/*/slot_value', kinds: TEXT, evidence: D },
  'slots_info.start': { pattern: '/slots_info/*/start', kinds: NUMBER, evidence: D },
  'slots_info.end': { pattern: '/slots_info/*/end', kinds: NUMBER, evidence: D },
  'slots_info.entity_type': { pattern: '/slots_info/*/entity_type', kinds: TEXT, evidence: D },
  'slots_info.norm': { pattern: '/slots_info/*/norm', kinds: TEXT, evidence: D },
  'slots_info.norm_detail': { pattern: '/slots_info/*/norm_detail', kinds: TEXT, evidence: D },
  'slots_info.confirm_status': { pattern: '/slots_info/*/confirm_status', kinds: TEXT, evidence: D },
  'slots_info.all_ner_types': {
    pattern: '/slots_info/*/all_ner_types',
    kinds: ['array', 'object', 'string', 'null'],
    evidence: C,
  },

  options: { pattern: '/options', kinds: LIST, evidence: D },
  'options.item': { pattern: '/options/*', kinds: OBJECT, evidence: D },
  'options.ans_node_id': { pattern: '/options/*/ans_node_id', kinds: NUMBER, evidence: D },
  'options.ans_node_name': { pattern: '/options/*/ans_node_name', kinds: TEXT, evidence: D },
  'options.title': { pattern: '/options/*/title', kinds: TEXT, evidence: D },
  'options.answer': { pattern: '/options/*/answer', kinds: TEXT, evidence: D },
  'options.confidence': { pattern: '/options/*/confidence', kinds: NUMBER, evidence: D },

  more_info: { pattern: '/more_info', kinds: OBJECT, evidence: C },
  'more_info.music_ans_detail': { pattern: '/more_info/music_ans_detail', kinds: TEXT, evidence: C },
  'more_info.fm_ans_detail': { pattern: '/more_info/fm_ans_detail', kinds: TEXT, evidence: C },
  'more_info.news_ans_detail': { pattern: '/more_info/news_ans_detail', kinds: TEXT, evidence: C },
  'more_info.weather_ans_detail': { pattern: '/more_info/weather_ans_detail', kinds: TEXT, evidence: C },

  errcode: { pattern: '/errcode', kinds: NUMBER, evidence: D, expectedIn: ['v1-error'] },
  errmsg: { pattern: '/errmsg', kinds: TEXT, evidence: D, expectedIn: ['v1-error'] },
  err_msg: { pattern: '/err_msg', kinds: TEXT, evidence: 'reported', expectedIn: ['ret-error'] },
  code: { pattern: '/code', kinds: NUMBER, evidence: D, expectedIn: CODED },
  'msg.text': { pattern: '/msg', kinds: TEXT, evidence: D, onlyIn: CODED, expectedIn: CODED },
  success: { pattern: '/success', kinds: FLAG, evidence: 'reported', expectedIn: ['success-code-msg'] },
  error: { pattern: '/error', kinds: ['string', 'null', 'object'], evidence: D, expectedIn: ['error-only'] },
  signature: { pattern: '/signature', kinds: TEXT, evidence: D },
  expiresIn: { pattern: '/expiresIn', kinds: NUMBER, evidence: D },

  data: { pattern: '/data', kinds: ['object', 'array', 'string', 'null'], evidence: D, expectedIn: V2 },
  'data.answer': { pattern: '/data/answer', kinds: TEXT, evidence: D },
  'data.answer_type': { pattern: '/data/answer_type', kinds: TEXT, evidence: D },
  'data.skill_name': { pattern: '/data/skill_name', kinds: TEXT, evidence: D },
  'data.intent_name': { pattern: '/data/intent_name', kinds: TEXT, evidence: D },
  'data.msg_id': { pattern: '/data/msg_id', kinds: TEXT, evidence: D },
  'data.status': { pattern: '/data/status', kinds: TEXT, evidence: D },
  'data.err_detail': { pattern: '/data/err_detail', kinds: TEXT, evidence: C },
  'data.access_token': { pattern: '/data/access_token', kinds: TEXT, evidence: D },
  'data.options': { pattern: '/data/options', kinds: LIST, evidence: D },
  'data.options.item': { pattern: '/data/options/*', kinds: OBJECT, evidence: D },
  'data.options.ans_node_name': { pattern: '/data/options/*/ans_node_name', kinds: TEXT, evidence: D },
  'data.options.title': { pattern: '/data/options/*/title', kinds: TEXT, evidence: D },
  'data.options.answer': { pattern: '/data/options/*/answer', kinds: TEXT, evidence: D },
  'data.options.confidence': { pattern: '/data/options/*/confidence', kinds: NUMBER, evidence: D },
  'data.slots': { pattern: '/data/slots', kinds: LIST, evidence: D },
  'data.slots.item': { pattern: '/data/slots/*', kinds: OBJECT, evidence: D },
  'data.slots.name': { pattern: '/data/slots/*/name', kinds: TEXT, evidence: D },
  'data.slots.value': { pattern: '/data/slots/*/value', kinds: TEXT, evidence: D },
  'data.slots.norm': { pattern: '/data/slots/*/norm', kinds: TEXT, evidence: D },
} as const satisfies Record<string, FieldRow>;

/** Names a field in the table and in the dictionary of words. */
export type FieldId = keyof typeof FIELDS;

export const FIELD_IDS = Object.keys(FIELDS) as readonly FieldId[];

export type FieldEntry = FieldRow & { id: FieldId };

/** A place in the dictionary, for a reader that walks a document step by step. */
export interface FieldBranch {
  entry?: FieldEntry;
  children: Map<string, FieldBranch>;
}

const ROWS: readonly FieldEntry[] = FIELD_IDS.map((id) => ({ id, ...FIELDS[id] }));

function treeFor(envelope: EnvelopeKind): FieldBranch {
  const tree: FieldBranch = { children: new Map() };
  for (const row of ROWS) {
    if (row.onlyIn && !row.onlyIn.includes(envelope)) continue;
    let branch = tree;
    for (const token of tokensOf(row.pattern)) {
      const next: FieldBranch = branch.children.get(token) ?? { children: new Map() };
      branch.children.set(token, next);
      branch = next;
    }
    branch.entry = row;
  }
  return tree;
}

const trees = new Map<EnvelopeKind, FieldBranch>();

/** The dictionary as a tree; two shapes give one name, `msg`, to different things. */
export function fieldTree(envelope: EnvelopeKind): FieldBranch {
  const tree = trees.get(envelope) ?? treeFor(envelope);
  trees.set(envelope, tree);
  return tree;
}

/** The place one member or item further in, or `undefined` where nothing is described. */
export function fieldInside(branch: FieldBranch | undefined, token: string): FieldBranch | undefined {
  return branch?.children.get(token) ?? branch?.children.get('*');
}

/** The dictionary's entry for a place in a reply, or `undefined` for a member nobody has described. */
export function lookUpField(pointer: string, envelope: EnvelopeKind = 'message'): FieldEntry | undefined {
  let branch: FieldBranch | undefined = fieldTree(envelope);
  for (const token of tokensOf(pointer)) branch = fieldInside(branch, token);
  return branch?.entry;
}

/** The rows a shape always shows, as far as published samples go. */
export function expectedFields(envelope: EnvelopeKind): readonly FieldEntry[] {
  return ROWS.filter(({ expectedIn }) => expectedIn?.includes(envelope));
}
