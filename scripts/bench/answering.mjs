/** A server that reads a request and answers with 700 bytes after DELAY milliseconds; it prints its port. */
import { createServer } from 'node:http';

const delay = Number(process.env.DELAY ?? 0);
const ANSWER = JSON.stringify({
  ret: 0,
  answer: '你好呀！',
  answer_type: 'text',
  title: '小薇兄你好',
  status: 'FAQ',
  confidence: 1,
  bid_stat: {
    curr_time: '20190515-18:07:37',
    err_msg: '',
    latest_time: '20190515-18:07:37',
    latest_valid: true,
    up_ret: 0,
  },
  msg: [
    {
      ans_node_id: 6666,
      ans_node_name: '小微闲聊',
      confidence: 1,
      content: '你好呀！',
      debug_info: '',
      msg_type: 'text',
      resp_title: '小薇兄你好',
      status: 'FAQ',
    },
  ],
  from_user_name: 'o9U-85tEZToQxIF8ht6o-KkagxO0',
  to_user_name: '10808',
});

const server = createServer((req, res) => {
  req.resume().on('end', () => {
    const answer = () => res.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(ANSWER);
    if (delay > 0) setTimeout(answer, delay);
    else answer();
  });
});
server.keepAliveTimeout = 30_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
