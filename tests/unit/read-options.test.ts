import { describe, expect, it } from 'vitest';
import { readFlags } from '../../src/cli/arguments';
import { checkContext, readReference } from '../../src/lib/server/reference';
import { formFault, meaningFault } from '../../src/lib/domain/read-option-fault';
import { dataset } from './reference-files';
import { readOptionParams, readOptionsOf } from '../../src/lib/domain/read-options';

const from = (address: string) => {
	const params = new URLSearchParams(address);
	return readOptionsOf((name) => params.getAll(name));
};

describe('what a sender says about how a file is to be read', () => {
	it('comes from an address and goes back into it unchanged', () => {
		const address =
			'encoding=windows-1258&delimiter=%3B&sheet=T%E1%BB%95ng+h%E1%BB%A3p&number_format=1.234&date_format=dd%2Fmm%2Fyyyy' +
			'&header_row=8&confirm=outlier&ward=P.+B%C3%B4+%C4%90%E1%BB%81=00139&ward=a%3Db=00118&code=channel:TM=cash&code=channel:a%3Db%3A=transfer&column=STT=&column=a%3Db=note&column==';
		const options = from(address);
		expect(options).toEqual({
			encoding: 'windows-1258',
			delimiter: ';',
			sheet: 'Tổng hợp',
			numberFormat: '1.234',
			dateFormat: 'dd/mm/yyyy',
			headerRow: 8,
			confirmed: ['outlier'],
			wards: { 'P. Bô Đề': '00139', 'a=b': '00118' },
			codes: { channel: { TM: 'cash', 'a=b:': 'transfer' } },
			columns: { STT: '', 'a=b': 'note', '': '' }
		});
		expect(from(new URLSearchParams(readOptionParams(options)).toString())).toEqual(options);
	});

	it('has no NUL, which no query takes', () => {
		expect(from('ward=a%00b=00118&ward=c=00139&code=channel:a%00b=cash')).toEqual({ wards: { c: '00139' } });
	});

	it('reaches no further than its own options, whatever a column is called', () => {
		expect(Object.keys(from('code=__proto__:polluted=yes').codes ?? {})).toEqual(['__proto__']);
		expect({}).not.toHaveProperty('polluted');
	});

	it('leaves out what is empty or cannot be meant', () => {
		expect(from('encoding=&header_row=0&header_row=&confirm=&ward==00139&ward=x=&sheet=')).toEqual({});
		expect(from('header_row=1.5')).toEqual({});
		expect(from('code=TM=cash&code=:TM=cash&code=channel:=cash&code=channel:TM=')).toEqual({});
		expect(from('')).toEqual({});
	});
});

describe('what cannot be meant', () => {
	const fault = (address: string) => {
		const params = new URLSearchParams(address);
		return formFault((name) => params.getAll(name));
	};

	it.each([
		['header_row=0', 'header_row', '0'],
		['header_row=-1', 'header_row', '-1'],
		['header_row=abc', 'header_row', 'abc'],
		['header_row=1.5', 'header_row', '1.5'],
		['ward=Bo De 2', 'ward', 'Bo De 2'],
		['ward=a=00139&ward=Bo De 2=', 'ward', 'Bo De 2='],
		['ward=a%00b=00118', 'ward', 'a\0b=00118'],
		['code=TM=cash', 'code', 'TM=cash'],
		['code=channel:TM', 'code', 'channel:TM'],
		['column=STT', 'column', 'STT']
	])('%s is told with its option', (address, option, value) =>
		expect(fault(address)).toMatchObject({ option, value })
	);

	it.each(['ward=P%d=00139', 'code=channel:%d=cash', 'column=C%d='])(
		'is said more than five hundred times: %s',
		(form) => {
			const said = (count: number) =>
				Array.from({ length: count }, (_, at) => form.replace('%d', String(at))).join('&');
			expect(fault(said(500))).toBeNull();
			expect(fault(said(501))).toMatchObject({
				option: form.split('=')[0],
				allowed: { vi: expect.stringContaining('500'), en: expect.stringContaining('501') }
			});
		}
	);

	it('is refused on the command line too', () => {
		expect(() => readFlags({ 'header-row': '0' })).toThrow('header_row');
		expect(readFlags({ 'header-row': '2' })).toEqual({ headerRow: 2 });
	});

	it('is nothing that is empty or may be meant', () => {
		expect(fault('header_row=&ward=&code=&header_row=12')).toBeNull();
		expect(
			fault('ward=a%3Db=00118&code=channel:a%3Db%3A=transfer&code=purpose_code GRATITUDE:x=y')
		).toBeNull();
	});

	it('is a word for a ward, a column or a code that there is not', () => {
		const { codes } = checkContext(readReference('data/reference'), '2019-12-31');
		const meant = (read: Parameters<typeof meaningFault>[0]) =>
			meaningFault(read, dataset('contribution'), codes);
		expect(meant({ wards: { 'Bo De 2': '00139' }, codes: { channel: { TM: 'cash' } } })).toBeNull();
		const within = { 'purpose_code GRATITUDE': { 'chữa bệnh': 'GRATITUDE_MEDICAL' } };
		expect(meaningFault({ codes: within }, dataset('disbursement'), codes)).toBeNull();
		expect(meant({ wards: { 'Bo De 2': '77777' } })).toMatchObject({
			option: 'ward',
			value: 'Bo De 2=77777'
		});
		const coin = meant({ codes: { channel: { TM: 'bitcoin' } } });
		expect(coin).toMatchObject({ option: 'code', value: 'channel:TM=bitcoin' });
		expect(coin?.allowed.vi).toContain('cash');
		expect(meant({ columns: { STT: '', 'Người nộp': 'donor_name' } })).toBeNull();
		expect(meant({ columns: { 'Người nộp': 'donor' } })).toMatchObject({ option: 'column' });
		const columns = meant({ codes: { donor_name: { A: 'B' } } })?.allowed.en;
		expect(columns?.split(', ')).toContain('channel');
		expect(columns).not.toContain('donor_name');
	});
});
