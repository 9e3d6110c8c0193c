/** What the doctor says: one sentence a finding, and the next step. */
import type { Certainty, Finding, FindingCode, FindingSeverity, Fix, RequestPart } from '#answer/finding.ts';
import { fields } from './fields.zh.ts';
import { formatLag } from './format.ts';

const meaningOf = (family: string | number | undefined, code: string | number | undefined) =>
  family === 'v1' || family === 'ret' || family === 'v2' ? (fields.codes[family][Number(code)]?.meaning ?? '') : '';

type Sentence = (data: Finding['data']) => string;
export type FixWords = { [Kind in Fix['kind']]: (fix: Extract<Fix, { kind: Kind }>) => string };

const cards: Record<string, string> = {
  news: '图文',
  image: '图片',
  miniProgram: '小程序',
  voice: '语音',
  video: '视频',
  streaming: '流式回答',
  multi: '多条回复',
  unknown: '未知类型',
};

const contradictions: Record<string, string> = {
  valid_but_up_ret: 'latest_valid 为 true，up_ret 却不是 0',
  valid_but_err_msg: 'latest_valid 为 true，err_msg 却不为空',
  valid_but_older_serves: 'latest_valid 为 true，应答的却是更早的版本',
  invalid_but_same_version_without_error: 'latest_valid 为 false，两个时间却相同，也没有错误',
};

const sentences: Record<FindingCode, Sentence> = {
  token_invalid: () => '平台不认识这个 TOKEN。',
  token_is_app_id: () => '填在 TOKEN 里的像是 APPID。',
  token_is_key: () => '填在 TOKEN 里的像是 EncodingAESKey。',
  token_of_other_profile: () => '这个 TOKEN 属于另一份凭据。',
  userid_required: () => '平台没有读到 userid：多半是请求体没有按它的 Content-Type 解析出来。',
  signature_rejected: () => '签名没有通过校验：密钥不对、被解码后使用，或者已过期。',
  encrypt_rejected: () => '平台解不开密文：密钥、填充或编码与机器人不一致。',
  mp_verify_token: () => '平台的公众号校验没有通过，与本次密文无关。',
  code_1019: () => '1019 有两种含义：加密数据不正确，或者没有开启开放接口。',
  body_not_json: () => '平台按 Content-Type 解析请求体失败：两者写法不一致。',
  invalid_args: () => '平台说参数无效，没有给 errcode；多半是签名不是平台签发的。',
  bot_not_approved: () => '机器人还没有通过审核。',
  sign_rejected: () => '请求的 sign 没有通过校验：它是对 TOKEN、timestamp、nonce 与所发正文的 MD5 一起再做的 MD5。',
  known_code: ({ family, code }) => `平台返回 ${code}：${meaningOf(family, code)}。`,
  unknown_code: ({ code, message }) => `平台返回 ${code}，公开资料里没有这个码${message ? `：${message}` : ''}。`,
  platform_message: ({ message }) => `平台返回了错误说明，没有返回码${message ? `：${message}` : ''}。`,
  default_greeting: () =>
    '回复是默认欢迎语，没有技能或没有发布的机器人就这样回答。只凭一次应答不能断定，换一句完全不同的话再发一次。',
  endless_default_answer: ({ texts, example }) =>
    `${texts} 句不同的话得到同一个默认回复（另一句是「${example}」）：机器人多半没有技能，或没有发布。`,
  default_answer: () => '这是默认回复，没有命中任何技能。',
  no_access: () => 'title 为 no access，有客户端把它当作「答不了」；平台没有说明。',
  nomatch: ({ options }) => `没有命中任何问答${Number(options) > 0 ? `，给了 ${options} 个相近问题` : ''}。`,
  recommendation_only: ({ options }) => `没有直接作答，只推荐了 ${options} 个相近问题。`,
  low_confidence: ({ confidence, limit }) => `置信度 ${confidence}，低于 ${limit}。`,
  tied_confidence: ({ rival, rivalConfidence, confidence }) =>
    `与「${rival}」几乎同分（${confidence} 对 ${rivalConfidence}），换个说法可能换答案。`,
  unknown_status: ({ status }) => `status 为 ${status}，公开资料里没有这个值。`,
  vocabulary_word_untaken: ({ vocabulary, word }) => `问句里的「${word}」在词典「${vocabulary}」里，却没有槽位取用。`,
  newest_not_in_use: ({ lagMs, argument }) =>
    `最新发布没有生效，旧版本仍在应答${typeof lagMs === 'number' && lagMs > 0 ? `，落后 ${formatLag('zh-CN', lagMs)}` : ''}${argument ? `；卡在参数 ${argument}` : ''}。`,
  health_contradictory: ({ contradiction }) =>
    `版本状态自相矛盾：${contradictions[String(contradiction)] ?? contradiction}。`,
  health_unknown: () => '版本状态读不出来，缺少 latest_valid 或类型不对。',
  health_absent: () => '没有返回 bid_stat，看不到版本状态。',
  health_wrong_name: ({ name, meant }) => `字段名 ${name} 是其他工具的误写，平台的名字是 ${meant}。`,
  serving_newer_than_newest: () => '应答版本的时间比最新发布还晚。',
  no_answer: () => '成功的应答里没有 answer 文本。',
  empty_answer: () => 'answer 为空。',
  answer_is_json: ({ kind }) => `answer 是一段 JSON 文本（${cards[String(kind)] ?? kind}），直接展示会看到原文。`,
  answer_unknown_shape: ({ members }) => `answer 是没有公开说明的结构${members ? `：${members}` : ''}，按原样显示。`,
  answer_unsafe_link: ({ scheme, count }) => `回复里有 ${count} 个不会打开的链接${scheme ? `（${scheme}）` : ''}。`,
  answer_msg_mismatch: () => 'answer 与 msg[] 的 content 不一致。',
  from_user_differs: ({ sent, echoed }) => `from_user_name 是「${echoed}」，发出的 username 是「${sent}」。`,
  from_user_encoded: () => 'from_user_name 是百分号编码的 username，读取时要解码。',
  precision_loss: ({ raw, read, count }) =>
    raw === undefined
      ? `${count} 个数字超出双精度，用 JSON.parse 会读错。`
      : `${raw} 超出双精度，用 JSON.parse 会读成 ${read}。`,
  wrong_type: ({ count, field }) =>
    count === 1 ? `字段 ${field} 的类型与资料不同。` : `${count} 个字段的类型与资料不同，第一个是 ${field}。`,
  repeated_member: ({ count }) => `${count} 个字段重复出现，以最后一个为准。`,
  unknown_members: ({ count, names }) => `${count} 个字段没有资料：${names}。`,
  http_server_error: ({ status }) => `HTTP ${status}：服务端或它前面的网关出错。`,
  http_client_error: ({ status }) => `HTTP ${status}：请求被拒绝。`,
  html_page: ({ title }) => `应答是网页而不是接口数据${title ? `：${title}` : ''}。`,
  empty_body: () => '正文为空。',
  not_json: () => '正文不是 JSON。',
  not_an_object: () => '正文是 JSON，但不是对象。',
  not_utf8: ({ charset }) => `正文不是 UTF-8${charset ? `，按 ${charset} 可以读通` : ''}。`,
  byte_order_mark: () => '正文以 BOM 开头，严格的解析器会拒绝。',
  truncated: ({ line, column, promised, size }) =>
    `JSON 在第 ${line} 行第 ${column} 列中断${promised ? `：说好 ${promised} B，只到 ${size} B` : ''}。`,
  broken_json: ({ line, column }) => `JSON 在第 ${line} 行第 ${column} 列写法有误。`,
  json_repaired: ({ line, column }) => `JSON 在第 ${line} 行第 ${column} 列不合规范，按能读的方式读了。`,
  nothing_known: () => '正文是对象，但没有一个已知字段。',
  slow_phase: ({ phase, ms, limit }) => `${phase} 用了 ${ms} ms，超过 ${limit} ms。`,
};

const fixes: FixWords = {
  check_token: () => '核对凭据里的 TOKEN。',
  check_key: () => '核对 EncodingAESKey：43 个字符，按原文使用，不做 base64 解码。',
  check_app_id: () => '核对 APPID 与密钥是否属于同一个机器人。',
  check_clock: () => '核对本机时间与声明里的 exp。',
  check_sign: () => '核对 TOKEN（不是 access token），每次请求都对实际发出的正文重新计算。',
  check_body: () => '核对请求体是不是这个接口要的 JSON。',
  check_permission: () => '在平台核对这份凭据的账号能否使用这个机器人。',
  fill_parameters: () => '对照接口文档核对参数，补齐缺的再发一次。',
  verify_account: () => '在平台完成公众号认证，再发一次。',
  reword: () => '换个说法再发一次。',
  switch_profile: () => '换到拥有这个 TOKEN 的那份凭据。',
  send_as_json: () => '把请求体编码换成 JSON 再发一次。',
  send_as_form: () => '把请求体编码换成表单再发一次。',
  pass_review: () => '在平台提交审核，通过后再发。',
  publish_bot: () => '在平台添加技能并发布，再发一次。',
  republish_after_fixing_slot: ({ skill, intent, branch, argument }) =>
    `在平台打开技能「${skill}」的意图「${intent}」，在 ${branch} 里新建或改选 ${argument} 引用的槽位，再发布。`,
  republish_bot: () => '在平台按原因修改后重新发布，再发一次。',
  ask_option: ({ question }) => `改问「${question}」。`,
  add_question: () => '在平台为这句话添加问答，再发布。',
  check_vocabulary: ({ vocabulary }) => `核对机器人里是否有词典「${vocabulary}」，以及意图的槽位是否引用它。`,
  read_numbers_as_text: () => '读取时把大整数当文本，或者用 BigInt 解析。',
  parse_inner_json: () => '对 answer 再做一次 JSON 解析，按卡片展示。',
  rename_in_reader: ({ from, to }) => `把读取代码里的 ${from} 改成 ${to}。`,
  decode_as: ({ charset }) => `按 ${charset} 解码。`,
  send_again: () => '稍后再发一次；持续出现就带上追踪号反馈。',
  send_less: () => '正文太大：减少词条或缩短问句；表单也可以改用 JSON，正文会小一些。',
  slow_down: () => '等发布完成，或者放慢调用。',
  check_address: () => '核对目标主机与路径。',
};

const severities: Record<FindingSeverity, string> = { error: '错误', warning: '留意', note: '提示' };
const certainties: Record<Certainty, string> = { proven: '已证实', likely: '很可能', 'to-check': '待确认' };
const parts: Record<RequestPart, string> = {
  token: '请求的 TOKEN',
  username: '请求的 username',
  msg: '请求的 msg',
  encoding: '请求体编码',
  contentType: '请求的 Content-Type',
  appId: '请求的 APPID',
  key: 'EncodingAESKey',
  encrypt: '请求的密文',
  vocabularies: '随请求发送的词典',
};
const http = {
  status: 'HTTP 状态',
  body: '响应正文',
  header: (name: string) => `响应头 ${name}`,
  phase: (name: string) => `用时 ${name}`,
};

export const findings = { sentences, fixes, severities, certainties, parts, http };
