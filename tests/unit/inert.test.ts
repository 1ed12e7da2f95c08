import fc from 'fast-check';
import { describe, it } from 'vitest';
import { FORMULA_STARTS, inert, restored } from '../../src/lib/domain/inert';

const cell = fc
	.array(fc.constantFrom(...FORMULA_STARTS, "'", '1', '.', '(', 'x', ' ', '\u0000'), { maxLength: 5 })
	.map((letters) => letters.join(''));

describe('a cell for a spreadsheet', () => {
	it('begins like no formula, unless it is a number with a sign', () => {
		fc.assert(
			fc.property(cell, (text) => {
				const [first = ''] = inert(text);
				return first === '' || !FORMULA_STARTS.includes(first) || /^[+-][\d.() ]*$/.test(text);
			})
		);
	});

	it('is given back as it was', () => {
		fc.assert(fc.property(cell, (text) => restored(inert(text)) === text));
	});
});
