import { describe, expect, it } from 'vitest';
import { checkState } from '../../src/lib/domain/check-state';
import { untilNextCheck } from '../../src/lib/server/safety/night';

const zone = 'Asia/Ho_Chi_Minh';
const MINUTE = 60_000;
const at = (time: string) => new Date(`2020-01-15T${time}+07:00`);
const wait = (now: string, last: string | null, share = 0) =>
	untilNextCheck('02:00', zone, { now: at(now), last: last ? at(last) : null, random: () => share }) / MINUTE;

describe('the time until the next check', () => {
	it('is until the set time by the district’s clock, and up to half an hour more', () => {
		expect(wait('01:15:00', '00:30:00')).toBe(45);
		expect(wait('01:15:30', '00:30:00')).toBe(44.5);
		expect(wait('23:00:00', '02:10:00')).toBe(180);
		expect(wait('01:15:00', '00:30:00', 0.5)).toBe(60);
	});

	it('is a whole day when the set time has just come', () => {
		expect(wait('02:00:00', '01:59:00')).toBe(24 * 60);
	});

	it('is a few minutes when there was none for a day, or none at all', () => {
		expect(wait('12:00:00', null)).toBe(1);
		expect(wait('12:00:00', null, 0.999)).toBeLessThan(5);
		const now = new Date(at('12:00:00').getTime() + 25 * 60 * MINUTE);
		expect(untilNextCheck('02:00', zone, { now, last: at('12:00:00'), random: () => 0 })).toBe(MINUTE);
	});

	it('is as short when the last one seems to be of a day to come, as after the clock was set right', () => {
		const last = new Date(at('12:00:00').getTime() + 25 * 60 * MINUTE);
		expect(untilNextCheck('02:00', zone, { now: at('12:00:00'), last, random: () => 0 })).toBe(MINUTE);
	});
});

describe('the state of the last check', () => {
	const fault = { submission: 1, code: 'file_changed', detail: '' };
	const state = (faults: (typeof fault)[], hours: number) =>
		checkState(
			{ at: at('02:00:00').toISOString(), faults },
			new Date(at('02:00:00').getTime() + hours * 60 * MINUTE)
		);

	it('is good for a day and a half, then old; failed whatever its age; never before the first', () => {
		expect([state([], 0), state([], 36), state([], 36.1)]).toEqual(['good', 'good', 'old']);
		expect([state([], -36), state([], -36.1)]).toEqual(['good', 'old']);
		expect([state([fault], 0), state([fault], 100)]).toEqual(['failed', 'failed']);
		expect(checkState(null, at('02:00:00'))).toBe('never');
	});
});
