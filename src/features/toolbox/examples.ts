/** Three texts to try, made with the published sample: two classic mistakes and one right call. */
import { fromBase64 } from '#protocol/bytes.ts';
import { EXAMPLE_DRAFT, claimsJson, dictionaryJson } from '#protocol/draft.ts';
import { signToken } from '#protocol/jwt.ts';
import { encrypt } from '#protocol/msgCrypt.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';

export type ExampleId = 'decodedKey' | 'plusToSpace' | 'right';
export const EXAMPLE_IDS: readonly ExampleId[] = ['decodedKey', 'plusToSpace', 'right'];

const HOST = 'https://chatbot.weixin.qq.com';
const FORM = "-H 'Content-Type: application/x-www-form-urlencoded'";

/** Text of an example; the same at every call. */
export async function exampleText(id: ExampleId): Promise<string> {
  const { appId, token, encodingAESKey } = PUBLISHED_SAMPLE;
  const payloadJson = claimsJson(EXAMPLE_DRAFT, { now: 0 });
  switch (id) {
    case 'decodedKey':
      return messageCurl(token, (await signToken({ payloadJson, secret: fromBase64(`${encodingAESKey}=`)! })).token);
    case 'right':
      return messageCurl(token, (await signToken({ payloadJson, secret: encodingAESKey })).token);
    case 'plusToSpace': {
      const random = Uint8Array.from({ length: 16 }, (_, i) => 97 + i);
      const sealed = await encrypt({ encodingAESKey, appId, message: dictionaryJson(EXAMPLE_DRAFT), random });
      return `curl -X POST ${HOST}/openapi/dictmsg/${token} \\\n  ${FORM} \\\n  -d 'encrypt=${sealed.encrypt}'`;
    }
  }
}

function messageCurl(token: string, jwt: string): string {
  return `curl -X POST ${HOST}/openapi/message/${token} \\\n  ${FORM} \\\n  -d 'query=${jwt}'`;
}
