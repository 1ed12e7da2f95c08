import { describe, expect, it } from 'vitest';
import { readOptionParams, readOptionsOf } from '../../src/lib/domain/read-options';

const from = (address: string) => {
	const params = new URLSearchParams(address);
	return readOptionsOf((name) => params.getAll(name));
};

describe('what a sender says about how a file is to be read', () => {
	it('comes from an address and goes back into it unchanged', () => {
		const address =
			'encoding=windows-1258&delimiter=%3B&sheet=T%E1%BB%95ng+h%E1%BB%A3p&number_format=1.234&date_format=dd%2Fmm%2Fyyyy' +
			'&header_row=8&confirm=outlier&ward=P.+B%C3%B4+%C4%90%E1%BB%81=00139&ward=a%3Db=00118&code=channel:TM=cash&code=channel:a%3Db%3A=transfer';
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
			codes: { channel: { TM: 'cash', 'a=b:': 'transfer' } }
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
