/** Words of calls that became cases of the lab. */
export const labCalls = {
  tableName: '工作台的调用',
  count: (count: string) => `其中 ${count} 条来自工作台`,
  drop: '全部移出',
  dropped: '已移出来自工作台的用例',
  list: '来自工作台的用例',
  dropOne: (msg: string) => `移出「${msg}」`,
  droppedOne: '已移出 1 条用例',
  save: '存为文件',
  make: '转为批量用例',
  made: (table: string, count: string) => `已加入「${table}」，共 ${count} 条。`,
  known: (table: string) => `这次调用已经在「${table}」里。`,
  wordless: '这次的词典没有存成词典集，用例不带词典；运行时可选「工作台当前词典」。',
  open: '打开批量',
};
