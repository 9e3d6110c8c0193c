/** What each finding means. */
import type { FindingWords } from './findingWords.ts';
import { findingsOther } from './findingsOther.zh.ts';
import { findingsSealed } from './findingsSealed.zh.ts';
import { findingsSigned } from './findingsSigned.zh.ts';

const findings: FindingWords = { ...findingsSigned, ...findingsSealed, ...findingsOther };

export const forensics = { findings };
