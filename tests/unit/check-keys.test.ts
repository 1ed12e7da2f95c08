import { describe, expect, it } from 'vitest';
import { SeenKeys } from '../../src/lib/check/seen-keys';

describe('keys seen in a file', () => {
	it('knows every key again, and no other, while it grows', () => {
		const keys = new SeenKeys();
		const count = 200_000;
		const firsts = Array.from({ length: count }, (_, i) => keys.first([`UH-2019-${i}`], i + 1));
		expect(firsts.every((first) => first === null)).toBe(true);
		for (let i = 0; i < count; i += 997) expect(keys.first([`UH-2019-${i}`], count + 1)).toBe(i + 1);
	});

	it('keeps the cells of a key apart', () => {
		const keys = new SeenKeys();
		expect(keys.first(['00139', '201904'], 1)).toBeNull();
		expect(keys.first(['0013', '9201904'], 2)).toBeNull();
		expect(keys.first(['00139201904', ''], 3)).toBeNull();
		expect(keys.first(['00139', '201904'], 4)).toBe(1);
	});
});
