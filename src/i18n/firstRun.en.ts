import type { FrameWords } from './frame.zh.ts';

export const firstRun: FrameWords['firstRun'] = {
  title: 'Send one message, see everything',
  subtitle: 'With the built-in sample bot and the local emulator: no credentials needed, nothing goes online.',
  send: 'Send 你好',
  sending: 'Sending',
  steps: {
    request: { name: 'Request', about: 'token parts, cipher bytes' },
    response: { name: 'Response', about: 'raw bytes, time by phase' },
    decoded: { name: 'Decoded', about: 'match, confidence, version' },
  },
  own: 'Already have a bot?',
  ownHint: 'Paste the three lines of the platform page; they find their fields',
  useThem: 'Use these credentials',
  keep: 'Kept in this tab only by default, gone when it closes',
  byHand: 'Fill in by hand',
  skip: 'Go to the bench',
};
