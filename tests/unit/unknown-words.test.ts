import { expect, it } from 'vitest';
import { readCode, sureCode } from '../../src/lib/domain/code-reading';
import { readWard } from '../../src/lib/domain/ward-name';
import wards from '../../data/reference/ward.json';

/** As many different words as a list of wards or codes may be long, none of them in it. */
const many = (words: string, count: number) => Array.from({ length: count }, (_, at) => `${words} ${at}`);
const list = many('Phường số', 600).map((name, at) => ({ code: `W${at}`, name }));
const often = Array.from({ length: 60 }).flatMap(() => many('Thôn cũ tên', 200));

it('the same words are held against a list once, however often they are written', { timeout: 5_000 }, () => {
	const readings = often.map((written) => readWard(written, '2019-04-01', { wards: list }));
	expect(readings.filter((reading) => 'code' in reading)).toEqual([]);
	const codes = often.map((written) => readCode(list, written, 'purpose_code'));
	expect(codes.filter((reading) => 'code' in reading)).toEqual([]);
});

it('where only what is sure is asked, nothing near is looked for', { timeout: 5_000 }, () => {
	const different = many('Phường số một', 20_000);
	const lists = { wards: list, onlySure: true };
	expect(different.filter((written) => 'code' in readWard(written, '', lists))).toEqual([]);
	expect(readWard('số', '', lists)).toEqual({ doubt: 'unknown_ward', candidates: [] });
	expect(readWard('số', '', { wards: list })).not.toMatchObject({ candidates: [] });
	expect(different.filter((written) => sureCode(list, written, 'purpose_code') !== null)).toEqual([]);
});

it('what is sure is the same with and without the words near to it', () => {
	const written = [
		'Bồ Đề',
		'P. Bo De',
		'Bồ Dề',
		'00139 - Bồ Đề',
		'00118 Bồ Đề',
		'Ngọc Thuỵ',
		'139',
		'xã Bồ Đề',
		'?'
	];
	for (const text of written)
		for (const day of ['', '2019-04-01', '2026-01-01']) {
			const [whole, sure] = [readWard(text, day, { wards }), readWard(text, day, { wards, onlySure: true })];
			expect('code' in sure ? sure : sure.doubt).toEqual('code' in whole ? whole : whole.doubt);
		}
});
