/** Both calls as an OpenAPI 3.1 description (protocol.md sections 2 to 6). */
import { ENDPOINTS, ENDPOINT_IDS, type Endpoint } from '#protocol/endpoints.ts';
import type { SnippetInput, SnippetTarget } from './snippet.ts';

export const OPENAPI: SnippetTarget = {
  id: 'openapi',
  label: 'OpenAPI 3.1',
  group: 'collection',
  language: 'json',
  fileName: 'dialog.openapi.json',
  forms: ['computes'],
  generate: openapiDescription,
};

const EXPLANATIONS: Record<Endpoint['scheme'], string> = {
  jwt: 'JWT over {"username", "msg"}, HS256 with EncodingAESKey as text.',
  wxbizmsgcrypt:
    'base64 of AES-256-CBC over random(16) | length(4, big-endian) | message | APPID, padded to 32 bytes; the message is JSON of {"username", "msg", "svrinfo"}.',
};

function openapiDescription({ baseUrl }: SnippetInput): string {
  const description = {
    openapi: '3.1.0',
    info: { title: 'WeChat dialog open platform', version: '1' },
    servers: [{ url: baseUrl.replace(/\/+$/, '') }],
    paths: Object.fromEntries(
      ENDPOINT_IDS.map((id) => [`${ENDPOINTS[id].pathPrefix}{TOKEN}`, { post: operationOf(ENDPOINTS[id]) }]),
    ),
    components: { schemas: { Answer: ANSWER, Failure: FAILURE } },
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function operationOf({ id, parameter, scheme }: Endpoint) {
  const schema = {
    type: 'object',
    required: [parameter],
    properties: { [parameter]: { type: 'string', description: EXPLANATIONS[scheme] } },
  };
  return {
    operationId: id,
    parameters: [{ name: 'TOKEN', in: 'path', required: true, schema: { type: 'string' } }],
    requestBody: {
      required: true,
      content: { 'application/x-www-form-urlencoded': { schema }, 'application/json': { schema } },
    },
    responses: {
      200: {
        description: 'An answer, or a failure with errcode: both come with HTTP 200.',
        content: {
          'application/json': {
            schema: { anyOf: [{ $ref: '#/components/schemas/Answer' }, { $ref: '#/components/schemas/Failure' }] },
          },
        },
      },
    },
  };
}

const TEXT = { type: 'string' };
const INTEGER = { type: 'integer' };
const NUMBER = { type: 'number' };
const FLAG = { type: 'boolean' };

/** Fields as they are answered, which is not always as the platform's page types them (section 4.1). */
const ANSWER = {
  type: 'object',
  required: ['ret'],
  properties: {
    ret: INTEGER,
    ans_node_id: INTEGER,
    ans_node_name: TEXT,
    title: TEXT,
    answer: TEXT,
    answer_open: INTEGER,
    answer_type: TEXT,
    article: TEXT,
    bid_stat: {
      type: 'object',
      properties: { curr_time: TEXT, err_msg: TEXT, latest_time: TEXT, latest_valid: FLAG, up_ret: INTEGER },
    },
    confidence: NUMBER,
    create_time: TEXT,
    dialog_status: TEXT,
    from_user_name: TEXT,
    intent_confirm_status: TEXT,
    list_options: FLAG,
    msg: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          ans_node_id: INTEGER,
          ans_node_name: TEXT,
          article: TEXT,
          confidence: NUMBER,
          content: TEXT,
          debug_info: TEXT,
          list_options: FLAG,
          msg_type: TEXT,
          resp_title: TEXT,
          status: TEXT,
        },
      },
    },
    options: { type: ['array', 'null'], items: { type: 'object' } },
    slots_info: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          slot_name: TEXT,
          slot_value: TEXT,
          start: INTEGER,
          end: INTEGER,
          entity_type: TEXT,
          norm: TEXT,
          norm_detail: TEXT,
          confirm_status: TEXT,
        },
      },
    },
    status: TEXT,
    to_user_name: TEXT,
    rid: TEXT,
  },
};

const FAILURE = {
  type: 'object',
  required: ['errcode'],
  properties: { errcode: INTEGER, errmsg: TEXT, rid: TEXT },
};
