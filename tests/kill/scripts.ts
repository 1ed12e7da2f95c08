import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gifts, polluted } from '../fixtures/gifts';
import { csv } from '../fixtures/store';
import { book } from '../fixtures/workbook';

/** One thing that is asked of the program; each adds one line to the journal. */
export type Step =
	| { dataset: string; file: string; fund?: string }
	| { submission: number; decision: 'approve' | 'return' | 'withdraw' };

/** What a process does one after the other until it is killed. */
export interface Script {
	name: string;
	via: 'cli' | 'server';
	steps: Step[];
}

/** From this size on a load is a part of its own: the large file below is, the others are not. */
export const PART_FROM = '100KB';
/** Small files that the folder holds before a script begins: its first submissions. */
export const BEFORE = 2;

/** The files that the scripts send, written into `dir`, what is there before, and the scripts. */
export function scriptsIn(dir: string): { before: Step[]; scripts: Script[] } {
	mkdirSync(dir, { recursive: true });
	const write = (name: string, text: string | Buffer) => {
		writeFileSync(join(dir, name), text);
		return join(dir, name);
	};
	const ledger = (name: string, text: string): Step => ({ dataset: 'contribution', file: write(name, text) });
	const report = (ward: string, month: number, value: number, kind: 'csv' | 'xlsx' = 'csv'): Step => {
		const rows = [
			['ward_code', 'period', 'indicator', 'value'],
			[ward, `20190${month}`, 'poor_end', value]
		];
		const bytes = kind === 'csv' ? csv(...rows) : book([{ rows }]);
		return { dataset: 'ward_report', file: write(`${ward}-${month}.${kind}`, bytes) };
	};
	const statement = (name: string): Step => ({
		dataset: 'bank_statement',
		fund: 'FOR_THE_POOR',
		file: write(basename(name), readFileSync(`tests/fixtures/statements/${name}`))
	});
	const before = [ledger('first.csv', gifts(40, 'first').csv), report('00115', 5, 90)];
	const small = ledger('small.csv', gifts(60, 'small').csv);
	const wrong = ledger('wrong.csv', polluted(20, 'wrong'));
	const large = ledger('large.csv', gifts(6000, 'large').csv);
	const last = ledger('last.csv', gifts(30, 'last').csv);
	const banks = ['vietcombank.csv', 'vietinbank.csv', 'agribank.csv'].map(statement);
	return {
		before,
		scripts: [
			{
				name: 'reports',
				via: 'cli',
				steps: [5, 6, 7, 8].map((month) => report('00118', month, 80 - month, month === 6 ? 'xlsx' : 'csv'))
			},
			{ name: 'ledgers', via: 'cli', steps: [small, wrong, large, last] },
			{ name: 'statements', via: 'cli', steps: banks },
			{
				name: 'all',
				via: 'server',
				steps: [
					report('00118', 6, 70),
					{ submission: 1, decision: 'approve' },
					large,
					banks[0]!,
					{ submission: BEFORE + 2, decision: 'withdraw' },
					small,
					{ submission: 2, decision: 'return' }
				]
			}
		]
	};
}
