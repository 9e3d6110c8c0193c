/** Words of the first screen. */
export const firstRun = {
  title: '先发一条，看看全过程',
  subtitle: '用内置的示例机器人和本地模拟器，不需要凭据，也不会联网。',
  send: '发送「你好」',
  sending: '正在发送',
  steps: {
    request: { name: '请求', about: '签名三段、密文字节，逐步可见' },
    response: { name: '响应', about: '原始字节与各阶段用时' },
    decoded: { name: '解读', about: '命中、置信度与版本健康' },
  },
  own: '已经有自己的机器人？',
  ownHint: '把后台页面上的三行整段粘贴进来，自动分到对应字段',
  useThem: '使用这份凭据',
  keep: '默认只留在这个标签页，关闭即清除',
  byHand: '逐项填写',
  skip: '直接进入工作台',
};
