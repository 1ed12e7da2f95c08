import { describe, expect, it } from 'vitest';
import { looseCells, looseLines } from '../../src/lib/domain/loose-lines';

describe('the lines of any text', () => {
	it('end at every kind of line break, and go on over a break within quotes', () => {
		expect(looseLines('\uFEFFa\r\nb\rc\nd')).toEqual(['a', 'b', 'c', 'd']);
		expect(looseLines('a,"b\nc",d\ne')).toEqual(['a,"b\nc",d', 'e']);
		expect(looseCells('a;"b, c"|d')).toEqual(['a', 'b, c', 'd']);
	});

	it('are not swallowed by a lone quote', () => {
		const text = `a"\n${'x\n'.repeat(5000)}z`;
		expect(looseLines(text)).toHaveLength(5002);
	});

	it.each([
		['breaks without end', '\r'.repeat(1_000_000)],
		['lone quotes before empty lines', `"${'\n'.repeat(4000)}`.repeat(250)]
	])('are found in time that grows with the text: %s', (_, text) => {
		const took = (part: string) => {
			const started = performance.now();
			looseLines(part);
			return performance.now() - started;
		};
		took(text);
		expect(took(text)).toBeLessThan(20 * (took(text.slice(0, text.length / 4)) + 20));
	});
});
