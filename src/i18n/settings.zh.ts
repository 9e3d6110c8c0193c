/** Words of the settings, the editor of credentials and the first run. */
import type { CredentialField, CredentialIssueCode } from '#protocol/credentials.ts';
import { CREDENTIAL_LABELS } from '#protocol/credentials.ts';
import { pasted } from './pasted.zh.ts';

const listed = (fields: readonly CredentialField[]) => fields.map((field) => CREDENTIAL_LABELS[field]).join('、');

const fixes: Partial<Record<CredentialIssueCode, string>> = {
  surrounding_space: '去掉首尾空白',
  inner_space: '去掉空白',
  quoted: '去掉引号',
  invisible_character: '去掉看不见的字符',
  key_padded: '去掉 =',
  key_url_safe: '换成 + 和 /',
};

const credentials = {
  ...pasted,
  listLabel: '凭据列表',
  paste: '粘贴三行，自动分拣',
  none: '还没有凭据。新建一份，或者粘贴后台页面上的三行。',
  noAppId: '未填写',
  builtIn: '内置',
  liveHint: '标为「线上」只是提醒，列表里会一直标出来；请求本身不变。',
  editorLabel: (name: string) => `编辑「${name}」`,
  unnamed: '未命名',
  name: '名称',
  purpose: '用途',
  duplicate: '复制一份',
  copyName: (name: string) => `${name} 副本`,
  remove: '删除',
  removed: (name: string) => `已删除「${name}」`,
  pasteLabel: '整段粘贴',
  pasteHint: 'APPID、TOKEN、EncodingAESKey，顺序不限；JSON 与 .env 也行',
  apply: '填入',
  applied: (fields: readonly CredentialField[]) => `已填入 ${listed(fields)}。`,
  foundNow: (fields: readonly CredentialField[]) => `认出 ${listed(fields)}。`,
  charactersOf: (length: number, expected: number) => `${length} / ${expected} 字符`,
  show: (field: string) => `显示 ${field}`,
  hide: (field: string) => `遮住 ${field}`,
  fixes,
  mend: '修正',
  moveTo: (field: CredentialField) => `移到 ${CREDENTIAL_LABELS[field]}`,
  swapWith: (field: CredentialField) => `与 ${CREDENTIAL_LABELS[field]} 互换`,
  clean: '无空格与不可见字符',
  decodes: (bytes: number) => `解码得 ${bytes} 字节`,
  uses: '密钥的两种用法',
  sign: '签名',
  signUse: '用原文 43 字符，不做 base64 解码',
  cipher: '加解密',
  cipherUse: '补 = 后解码为 32 字节',
  storage: '存放位置',
  recommended: '推荐',
  areas: { tab: '仅此标签页', device: '此设备，口令加密' },
  areaHints: {
    tab: '保存在会话存储：刷新还在，关闭标签页即清除。',
    device: (minutes: number) =>
      `AES-GCM 加密后写入浏览器存储；${minutes === 0 ? '不自动锁定' : `闲置 ${minutes} 分钟自动锁定`}；忘记口令无法找回。`,
  },
  privacy: '隐私',
  privacyFacts: [
    '签名与加解密都在本机完成，密钥从不随请求发出。',
    'TOKEN 是地址的一段，会随请求发给所选目标。',
    '请求只由本地代理转发到启动时登记的主机。',
    '没有账号，没有统计，没有第三方脚本。',
    '复制与导出前扫描密钥的原文、URL 编码、Base64 与十六进制形式。',
  ],
};

const check = {
  title: '体检',
  hint: '全部在本机完成，不联系线上',
  run: '开始体检',
  again: '重新体检',
  running: '正在体检',
  items: { signature: '签名向量', cipher: '加密向量', roundTrips: '加密后再解密', emulator: '本地模拟器' },
  idle: {
    signature: '公开样例凭据与 RFC 7515 附录 A.1',
    cipher: '腾讯公开的 Java 样例',
    roundTrips: '用这份凭据，填充 1 到 32 字节各一次',
    emulator: '用内置示例发送「你好」，两个接口各一次',
  },
  passed: {
    signature: '与已知结果逐字节一致',
    cipher: '与公开密文逐字节一致',
    roundTrips: '32 次往返无差异，填充 1 到 32 字节',
    emulator: '验签、解密、应答正常',
  },
  failures: {
    different: '结果与已知值不同。浏览器的 Web Crypto 不可靠，换一个浏览器再试。',
    bad_credentials: '这份凭据有错误，先按上面的提示修正。',
    no_crypto: 'Web Crypto 不可用。用 localhost 或 HTTPS 打开本页。',
    no_answer: '没有得到应答。开发服务器可能已停止，重新运行 npm start。',
    wrong_answer: '应答不是预期的样子。看「目标与代理」里的请求记录。',
  },
  state: { passed: '通过', failed: '没有通过', idle: '未检查' },
};

const targets = {
  table: '登记的目标',
  hint: '页面只能把请求交给本地代理，代理只转发到这张表',
  target: '目标',
  origin: '地址',
  state: '可达性',
  probe: '探测',
  probing: '正在探测',
  probeFailed: '没有连上本地代理。重新运行 npm start。',
  inUse: '当前',
  absent: '没有设置',
  timeout: '超时',
  timeoutHint: '1 到 600 秒，等这么久还没有收完就放弃',
  timeoutBad: (text: string) => `「${text}」不是 1 到 600 之间的整数。在改好之前沿用原值。`,
  seconds: '秒',
  proxyTimeout: '代理自己在上游静默 30 秒（默认）后放弃；等更久要同时在启动时设置 CONSOLE_TIMEOUT_MS。',
  custom: '自定义目标',
  customHint: '页面不能自己加主机。启动时用环境变量登记一个：',
  shells: { posix: 'macOS、Linux', powershell: 'Windows PowerShell' },
  customRule: '只写协议、主机与端口，不带路径。',
};

const log = {
  title: '模拟器收到的请求',
  hint: '最近在前，密钥已遮住',
  refresh: '刷新',
  clear: '清空',
  empty: '还没有请求。发送一条消息，它会出现在这里。',
  failed: '没有读到记录。开发服务器可能已停止。',
  at: '时间',
  api: '接口',
  scenario: '场景',
  outcome: '结果',
  said: '内容',
  bytes: '大小',
  count: (shown: number, all: number) => (shown < all ? `最近 ${shown} 条，共 ${all} 条` : `${all} 条`),
};

const appearance = {
  language: '语言',
  languages: { 'zh-CN': '中文', en: 'English' },
  languageHint: '接口字段与错误原文不翻译',
  theme: '主题',
  themeHint: '跟随系统时随系统切换',
  panes: '面板',
  panesHint: '拖出来的宽度与收起状态记在此设备',
  resetPanes: '恢复默认布局',
  panesReset: '布局已恢复默认',
};

const data = {
  whatWhere: '什么存在哪里',
  what: '内容',
  where: '位置',
  until: '保留到',
  places: {
    tab: '会话存储',
    device: '本地存储',
    database: '浏览器数据库',
    memory: '内存',
    server: '本机开发服务器的内存',
  },
  rows: {
    profilesTab: { what: '存于标签页的凭据', until: '关闭标签页' },
    profilesDevice: { what: '存于此设备的凭据（口令加密）', until: '删除或立即清除' },
    draft: { what: '编写栏里的输入', until: '关闭标签页' },
    exchange: { what: '最近一次应答', until: '刷新或关闭' },
    history: { what: '历史：每个请求与应答，密钥已剔除', until: '超出保留上限、删除或立即清除' },
    preferences: { what: '语言、主题、目标、布局', until: '清除浏览器数据' },
    proxyRecord: { what: '代理发出的最近请求、模拟器的记录', until: '停止 npm start' },
  },
  counts: (tab: number, device: number) => `现在：标签页 ${tab} 份凭据，此设备 ${device} 份`,
  forgetTitle: '立即清除',
  forgetHint: '清除全部凭据、输入、应答与历史',
  forget: '立即清除',
  confirmTitle: '清除全部凭据与输入？',
  confirm: (tab: number, device: number) =>
    `标签页里的 ${tab} 份与此设备上的 ${device} 份凭据、编写栏里的输入、最近的应答和全部历史都会删除，无法撤销。两份内置示例会重新出现。语言、主题等设置保留。`,
  confirmYes: '全部清除',
  cancel: '取消',
  forgotten: '已清除全部凭据、输入、应答与历史',
};

const about = {
  product: '对话开放平台的开发者调试台：签名、加密、发送，读懂每一个应答。代码以 MIT 许可发布。',
  facts: '接口资料',
  factsHint: '字段与错误码整理自 2026 年 11 月能读到的公开资料。平台可能已有变化。',
  evidence: '依据标签',
  evidenceHint: '每条含义都标明它从哪里来',
  labels: {
    documented: { name: '文档', meaning: '平台文档写明' },
    code: { name: '代码', meaning: '来自平台或公开客户端的代码' },
    reported: { name: '反馈', meaning: '有人公开说过，没有独立核实' },
    verified: { name: '验证', meaning: '运行过并得到这个结果' },
    inferred: { name: '推断', meaning: '由上面几种推出，没有公开说明' },
    unknown: { name: '未知', meaning: '没有找到公开资料' },
  },
  fonts: '字体',
  fontsHint: '随页面提供，不从网络加载',
  licenceOf: (font: string) => `${font} 的许可全文`,
  icons: '图标 Lucide，ISC 许可',
};

export const settings = {
  sections: {
    credentials: '凭据',
    targets: '目标与代理',
    appearance: '外观与语言',
    shortcuts: '快捷键',
    data: '数据与导出',
    about: '关于',
  },
  back: '返回设置',
  credentials,
  check,
  targets,
  log,
  appearance,
  data,
  about,
};
