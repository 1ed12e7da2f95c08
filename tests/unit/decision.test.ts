import { describe, expect, it } from 'vitest';
import { requireReason } from '../../src/lib/server/http/decision';

describe('a decision on a submission', () => {
	it.each(['return', 'withdraw'])('asks a person why: %s', (word) => {
		for (const reason of [null, undefined, '', '  ', 5])
			expect(() => requireReason({ word, reason })).toThrow(expect.objectContaining({ code: 'bad_request' }));
		expect(() => requireReason({ word, reason: 'Thiếu chữ ký' })).not.toThrow();
	});

	it('asks nobody why when it approves', () => {
		expect(() => requireReason({ word: 'approve', reason: null })).not.toThrow();
	});
});
