import { expect, it } from 'vitest';
import {
	FORMERLY,
	isReadBy,
	LATER_OF_STATEMENTS,
	LATER_READINGS,
	LATER_RULES
} from '../../src/lib/server/ingest/rule-sets';
import { noFigure } from '../../src/lib/server/ingest/validate/rules/no-figure';
import { rules } from '../../src/lib/server/ingest/validate/rules/rules';
import { wardNotWhole } from '../../src/lib/server/ingest/validate/rules/ward-not-whole';
import { dataset } from './reference-files';

it('holds a file against none of the program’s rules that came after it was counted', () => {
	const context = {
		dataset: dataset('ward_report_wide'),
		table: 'staged',
		today: '2019-12-31',
		ownWard: null,
		current: true
	};
	expect(noFigure.applies({ ...context, ruleSet: { rules: [], own: LATER_RULES } })).toBe(true);
	expect(noFigure.applies({ ...context, ruleSet: FORMERLY })).toBe(false);
	const review = { ...context, dataset: dataset('poverty_review') };
	expect(wardNotWhole.applies({ ...review, ruleSet: { rules: [], own: LATER_RULES } })).toBe(true);
	expect(wardNotWhole.applies({ ...review, ruleSet: FORMERLY })).toBe(false);
	const names = [...rules.map(({ name }) => name), ...LATER_OF_STATEMENTS, ...LATER_READINGS];
	for (const later of LATER_RULES) expect(names).toContain(later);
});

it('reads a file in a later way only when it comes now or came after it', () => {
	for (const reading of LATER_READINGS) {
		expect(isReadBy(reading)).toBe(true);
		expect(isReadBy(reading, { own: LATER_RULES })).toBe(true);
		expect(isReadBy(reading, FORMERLY)).toBe(false);
	}
});
