/** Waiting for something on the page ends when it is there; how long a busy machine may take is no test's subject. */
import { configure } from '@testing-library/dom';

configure({ asyncUtilTimeout: 15_000 });
