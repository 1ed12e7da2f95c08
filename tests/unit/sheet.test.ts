import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateFormatOf, dateFormats, readDate, writeDate } from '../../src/lib/domain/date-format';
import { chooseSheet, columnLetters, type SheetTab } from '../../src/lib/domain/sheet';

const tab = (name: string, { hidden = false, rows = 5 } = {}): SheetTab => ({ name, hidden, rows });

describe('the sheet that is read', () => {
	it('is the only visible one with anything on it', () => {
		expect(chooseSheet([tab('Bìa', { rows: 0 }), tab('Sổ'), tab('Ẩn', { hidden: true })])).toEqual({
			sheet: 1
		});
	});

	it('is asked for when several could be meant', () => {
		expect(chooseSheet([tab('Quý 1'), tab('Quý 2')])).toEqual({ doubt: 'sheet_unclear' });
	});

	it('is never a hidden one unless it is named', () => {
		const tabs = [tab('Ẩn', { hidden: true })];
		expect(chooseSheet(tabs)).toEqual({ doubt: 'sheet_hidden' });
		expect(chooseSheet(tabs, 'Ẩn')).toEqual({ sheet: 0 });
	});

	it('is named blind to case and diacritics, letter for letter first', () => {
		const tabs = [tab('quy 1'), tab('Quý 1')];
		expect(chooseSheet(tabs, 'Quý 1')).toEqual({ sheet: 1 });
		expect(chooseSheet([tab('Bìa'), ...tabs.slice(1)], 'QUY 1')).toEqual({ sheet: 1 });
		expect(chooseSheet(tabs, 'Quý 2')).toEqual({ doubt: 'sheet_missing' });
	});

	it('is asked for when a name fits two and is neither’s letter for letter', () => {
		const tabs = [tab('Tháng 7'), tab('Thang 7')];
		expect(chooseSheet(tabs, 'Thang 7')).toEqual({ sheet: 1 });
		expect(chooseSheet(tabs, 'thang 7')).toEqual({ doubt: 'sheet_unclear' });
		expect(chooseSheet(tabs, 'thang 7', true)).toEqual({ sheet: 0 });
	});
});

it('columns have the letters that spreadsheets give them', () => {
	expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual([
		'A',
		'Z',
		'AA',
		'AZ',
		'BA',
		'ZZ',
		'AAA',
		'XFD'
	]);
});

it('a day that is written in a format is read back as that day', () => {
	const days = fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
	fc.assert(
		fc.property(days, fc.constantFrom(...dateFormats), (date, name) => {
			const day = date.toISOString().slice(0, 10);
			const format = dateFormatOf(name)!;
			expect(readDate(writeDate(day, format), format)).toBe(day);
		})
	);
	expect(writeDate('1900-02-28', dateFormatOf('excel-1900')!)).toBe('59');
	expect(writeDate('1900-03-01', dateFormatOf('excel-1900')!)).toBe('61');
});
