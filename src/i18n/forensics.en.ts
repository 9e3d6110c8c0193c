/** What each finding means. */
import type { FindingWords } from './findingWords.ts';
import { findingsOther } from './findingsOther.en.ts';
import { findingsSealed } from './findingsSealed.en.ts';
import { findingsSigned } from './findingsSigned.en.ts';

const findings: FindingWords = { ...findingsSigned, ...findingsSealed, ...findingsOther };

export const forensics = { findings };
