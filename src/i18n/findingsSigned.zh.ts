/** What the mistakes of a request and of its token mean: the verdict, its evidence, what to do. */
import { formatLag } from './format.ts';
import { owner, said, type SignedFindingWords } from './findingWords.ts';

const lag = (seconds: string) => formatLag('zh-CN', Number(seconds) * 1000);
const PARTS: Readonly<Record<string, string>> = { header: '头部', payload: '声明', signature: '签名' };
const part = (name: string) => PARTS[name] ?? '某一段';
const HOW_TO_SIGN = '消息接口的 HS256 用 43 字符原文。';

export const findingsSigned: SignedFindingWords = {
  ok: { title: '没有问题', text: () => '读得到的每一层都对得上，没有发现错误。' },
  method_not_post: { title: '请求方法不是 POST', text: (e) => `用了 ${said(e, 'method')}。接口只认 POST。` },
  path_placeholder: {
    title: '路径里还是占位符',
    text: (e) => `路径里是「${said(e, 'token')}」，没有换成真正的 TOKEN。`,
  },
  path_has_key: {
    title: '路径里放的是 EncodingAESKey',
    text: (e, names) => `路径最后一段等于「${owner(e, names)}」的密钥。那里要放 TOKEN；密钥已随地址泄露，建议重置。`,
  },
  path_has_appid: {
    title: '路径里放的是 APPID',
    text: (e, names) => `路径最后一段等于「${owner(e, names)}」的 APPID。那里要放 TOKEN。`,
  },
  path_token_unknown: {
    title: '路径里的 TOKEN 对不上任何凭据',
    text: (e, names) => {
      const near = said(e, 'near');
      if (near === '') return `路径里的 TOKEN 有 ${said(e, 'length')} 个字符，本页的凭据里没有它。`;
      const why = near === 'case' ? '只差大小写' : near === 'space' ? '只差首尾空白' : '是它的一部分';
      return `与「${owner(e, names)}」的 TOKEN 很像，${why}。从后台重新复制。`;
    },
  },
  endpoint_mismatch: {
    title: '接口与内容不匹配',
    text: (e) =>
      `路径是 ${said(e, 'addressed')}，带的却是 ${said(e, 'carried')} 的内容。message 用 JWT，dictmsg 用密文。`,
  },
  multipart_body: {
    title: '正文用了 multipart/form-data',
    text: () => '接口读的是 application/x-www-form-urlencoded 或 JSON。curl 把 -F 换成 -d。',
  },
  content_type_mismatch: {
    title: 'Content-Type 与正文不一致',
    text: (e) => `头部说是 ${said(e, 'contentType')}，正文却是 ${said(e, 'look')}。改掉其中一个。`,
  },
  field_name_wrong: {
    title: '字段名不对',
    text: (e) => `值放在 ${said(e, 'field') || '（没有名字）'} 里，应放在 ${said(e, 'wanted')} 里。`,
  },
  xml_envelope_posted: {
    title: '发送了 XML 信封',
    text: (e) =>
      said(e, 'direction') === 'callback'
        ? '这是平台回调的 XML。调用接口时只取 Encrypt 的值，放进 encrypt 字段。'
        : '接口不收 XML。只把密文放进 encrypt 字段，用表单或 JSON 发送。',
  },
  percent_encoded_twice: {
    title: '百分号编码做了两次',
    text: (e) => `多解 ${said(e, 'times')} 次才读得通。HTTP 库会自己编码，去掉手写的那次。`,
  },
  plus_became_space: {
    title: '+ 变成了空格',
    text: (e) => `密文里有 ${said(e, 'spaces')} 个空格，换回 + 就能解开。表单里的 + 要编码成 %2B。`,
  },
  token_prefix: {
    title: 'JWT 前面多了字',
    text: (e) => `前面多了「${said(e, 'prefix')}」。query 的值只放 JWT 本身。`,
  },
  token_line_wrapped: {
    title: 'JWT 里有换行',
    text: () => '编码时折了行，或者复制时带进了空白。去掉空白后再发。',
  },
  token_segment_missing: {
    title: 'JWT 缺了一段',
    text: (e) => `缺的是${part(said(e, 'part'))}。完整的 JWT 是用点隔开的三段。`,
  },
  token_truncated: {
    title: 'JWT 被截断了',
    text: (e) => `${part(said(e, 'part'))}不完整。检查日志截断、列宽或变量长度。`,
  },
  alg_none: { title: '没有签名', text: (e) => `头部写着 alg: ${said(e, 'alg')}。要用 HS256 签名。` },
  alg_header_lies: {
    title: '头部的算法与实际不符',
    text: (e) => `头部写 ${said(e, 'alg')}，签名却是 ${said(e, 'hash')} 算出来的。`,
  },
  alg_not_hs256: { title: '算法不是 HS256', text: (e) => `头部写着 ${said(e, 'alg')}。接口只认 HS256。` },
  signature_hex: {
    title: '签名写成了十六进制',
    text: () => '签名的字节是对的，写法不对。直接对 HMAC 的 32 字节做 base64url，不要先转成十六进制。',
  },
  signature_standard_base64: {
    title: '签名用了普通 base64',
    text: () => '签名的字节是对的。JWT 要用 base64url：+ 换成 -，/ 换成 _，去掉 =。',
  },
  key_of_other_profile: {
    title: '用了另一个机器人的密钥',
    text: (e, names) =>
      `签名用「${owner(e, names)}」的密钥才吻合，路径却是「${owner(e, names, 'addressed')}」的 TOKEN。`,
  },
  key_is_token: { title: '误用 TOKEN 作密钥', text: () => `签名用 TOKEN 才吻合。TOKEN 只放在路径里，${HOW_TO_SIGN}` },
  key_is_appid: { title: '误用 APPID 作密钥', text: () => `签名用 APPID 才吻合。${HOW_TO_SIGN}` },
  key_base64_decoded: {
    title: '你的后端把 EncodingAESKey 做了 base64 解码',
    text: (e) =>
      `签名只在密钥取解码后的 ${said(e, 'length')} ${said(e, 'unit') === 'bytes' ? '字节' : '字符'}时吻合。消息接口的 HS256 要用 43 字符原文，解码只用于消息体加解密。`,
  },
  key_padded: {
    title: '密钥末尾多了 =',
    text: (e) => `签名在密钥是 ${said(e, 'length')} 字符时吻合。补 = 只为解码成 AES 密钥，${HOW_TO_SIGN}`,
  },
  key_quoted: { title: '密钥带着引号', text: () => `签名在密钥带引号时吻合，多半是读 .env 时带进来的。${HOW_TO_SIGN}` },
  key_whitespace: {
    title: '密钥首尾有空白',
    text: (e) => `签名在密钥是 ${said(e, 'length')} 字符时吻合，多的是空格或换行。读取后去掉首尾空白。`,
  },
  signature_unexplained: {
    title: '签名对不上，原因没有找到',
    text: (e) =>
      said(e, 'reason') === 'not_sealed'
        ? '字段里的值不是 JWT。它要是用 EncodingAESKey 签过名的三段文本。'
        : '下表的用法都试过，没有一种吻合。密钥可能已经重置，或者属于没有录入的机器人。',
  },
  payload_not_utf8: {
    title: '声明不是 UTF-8',
    text: (e) =>
      `字节${said(e, 'encoding') ? `按 ${said(e, 'encoding')} 才读得通` : '不是 UTF-8'}。先转成 UTF-8 再签名。`,
  },
  payload_double_encoded: {
    title: '声明编码了两次',
    text: (e) =>
      `解开一层后还是${said(e, 'as') === 'base64' ? ' base64' : '一个 JSON 字符串'}。直接把对象交给 JWT 库。`,
  },
  claim_query: {
    title: '声明名是 query，应为 msg',
    text: () => '文档的那行代码写错了。声明里用 msg，表单字段名才是 query。',
  },
  claim_msg_missing: {
    title: '声明里没有 msg',
    text: (e) =>
      `声明里只有 ${said(e, 'names') || '空对象'}。${said(e, 'near') ? `${said(e, 'near')} 应改名为 msg。` : '加上 msg。'}`,
  },
  claim_msg_not_string: { title: 'msg 不是字符串', text: (e) => `msg 的类型是 ${said(e, 'type')}。改成字符串。` },
  claim_username_missing: {
    title: '声明里没有 username',
    text: (e) =>
      `声明里只有 ${said(e, 'names') || '空对象'}。${said(e, 'near') ? `${said(e, 'near')} 应改名为 username。` : '加上 username。'}`,
  },
  time_in_milliseconds: {
    title: '时间写成了毫秒',
    text: (e) => `${said(e, 'claims')} 的值是 ${said(e, 'value')}。JWT 的时间单位是秒，除以 1000 取整。`,
  },
  expired: { title: 'JWT 已过期', text: (e) => `exp 已过去 ${lag(said(e, 'seconds'))}。每次调用重新签名。` },
  not_yet_valid: {
    title: 'JWT 还没有生效',
    text: (e) => `nbf 还有 ${lag(said(e, 'seconds'))}。检查签名机器的时钟。`,
  },
};
