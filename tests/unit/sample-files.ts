import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

export interface SentEntry {
	path: string;
	dataset: string;
	received_at: string;
	sender_role: string;
	ward_code: string | null;
	fund_code?: string;
}

export type SampleRow = Record<string, string>;

export const manifest = JSON.parse(readFileSync('data/sample/manifest.json', 'utf8')) as {
	illustrative: boolean;
	seed: number;
	files: SentEntry[];
};

export const parsed = (path: string) =>
	Papa.parse<SampleRow>(readFileSync(`data/sample/${path}`, 'utf8'), { header: true, skipEmptyLines: true });

/** All rows of a dataset in the order of their sending. */
export const rowsOf = (name: string): SampleRow[] =>
	manifest.files.filter((file) => file.dataset === name).flatMap((file) => parsed(file.path).data);

export const sum = (rows: readonly SampleRow[], column: string): number =>
	rows.reduce((total, row) => total + Number(row[column]), 0);
