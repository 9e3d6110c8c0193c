/** The same patience with what appears on the page. */
import { configure } from '@testing-library/dom';
import { PATIENCE } from './patience.ts';

configure({ asyncUtilTimeout: PATIENCE });
