/** The shape in which a meaning is kept. */
import * as v from 'valibot';

export const meaningSchema = v.object({
  verdict: v.string(),
  errorCode: v.string(),
  answer: v.string(),
  answerType: v.string(),
  title: v.string(),
  status: v.string(),
  node: v.string(),
  confidence: v.string(),
  dialogStatus: v.string(),
  slots: v.array(v.tuple([v.string(), v.string()])),
  botVersion: v.string(),
});
