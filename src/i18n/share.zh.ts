/** Words about a call as a link. */
export const share = {
  made: '链接已复制：只含接口、消息、声明与词典，没有凭据',
  problems: {
    large_vocabulary: '这个请求带着大词典，链接装不下。关掉它，或者改用导出文件。',
    too_long: '内容太长，链接装不下（最多 16,000 个字符）。减少词条或文字，或者改用导出文件。',
  },
  openTitle: '打开分享的请求',
  openHint: '链接里是下面这个请求。替换之前，编写栏保持原样；凭据不在链接里，会用你选的那份。',
  api: '接口',
  username: 'username',
  msg: 'msg',
  claims: '其他声明',
  vocabularies: '词典',
  vocabulary: (name: string, words: number) => `${name}（${words} 个词）`,
  none: '无',
  replace: '替换编写栏',
  replaced: '编写栏已换成分享的请求',
  refused: '没有打开分享链接',
  refusals: {
    unknown_version: '链接来自更新的版本，这里不认识。用更新的调试台打开。',
    not_a_link: '链接不完整或被改动过，读不出来。请对方重新复制一次。',
    too_large: '链接展开后过大，没有打开。',
    bad_shape: (place: string) => `链接里的 ${place} 不是应有的样子，没有打开。`,
  },
};
