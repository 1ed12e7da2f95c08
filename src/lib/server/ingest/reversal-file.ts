import Papa from 'papaparse';
import type { Dataset } from '../../domain/dataset';
import { AppError } from '../errors';
import type { Reference } from '../reference';
import type { Warehouse } from '../warehouse/door';
import { factTable, identifier } from '../warehouse/tables';
import type { Submission } from './submissions';

/** What the reversing entry is called after, and how long an id may be. */
const SUFFIX = '-DAO';
const ID_LENGTH = 60;

/**
 * The file that takes back one record of a ledger, ready to be sent in: header and one row, with nobody's name in it.
 * Its day is `today`, or the entry's own where the ward is no more. Throws `not_found` when there is no such record,
 * and `bad_request` when it cannot be taken back.
 */
export async function reversalFile(
	{ warehouse, reference }: { warehouse: Warehouse; reference: Reference },
	dataset: Dataset,
	{ submission, record, today }: { submission: Submission; record: number; today: string }
): Promise<{ name: string; text: string }> {
	const { reversal, primaryKey = [] } = dataset;
	const counts = submission.status === 'accepted' || submission.status === 'approved';
	if (!reversal || !counts) throw notReversible();
	const [id = ''] = primaryKey;
	const columns = [id, reversal.field, reversal.amount, reversal.day, ...reversal.same];
	const entry = await warehouse.one<Record<string, unknown>>(
		`SELECT ${columns.map((name) => `f.${identifier(name)}::VARCHAR AS ${identifier(name)}`).join(', ')},
			EXISTS (SELECT 1 FROM reversal r WHERE r.submission = f.submission AND r.record = f.record) AS "taken back"
		FROM ${factTable(dataset)} f WHERE f.submission = $submission AND f.record = $record`,
		{ submission: submission.id, record }
	);
	if (!entry) {
		throw new AppError('not_found', {
			vi: 'Lần nộp này không có bản ghi ấy trong sổ.',
			en: 'This submission has no such record in the ledger.'
		});
	}
	if (entry['taken back'] === true || entry[reversal.field] !== null) throw notReversible();
	const text = (name: string) => (entry[name] as string | null) ?? '';
	const own = text(reversal.day);
	const inForce = reference.wards.some(
		({ code, valid_from, valid_to }) =>
			code === text('ward_code') && valid_from <= today && today <= (valid_to ?? '9999-12-31')
	);
	const row: Record<string, string> = {
		...Object.fromEntries(reversal.same.map((name) => [name, text(name)])),
		[id]: `${text(id).slice(0, ID_LENGTH - SUFFIX.length)}${SUFFIX}`,
		[reversal.day]: inForce || text('ward_code') === '' ? today : own,
		[reversal.amount]: `-${text(reversal.amount)}`,
		[reversal.field]: text(id)
	};
	const names = dataset.fields.map(({ name }) => name).filter((name) => name in row);
	const lines = [names, names.map((name) => row[name])];
	return { name: `${row[id] ?? 'dao'}.csv`, text: `${Papa.unparse(lines, { newline: '\r\n' })}\r\n` };
}

function notReversible(): AppError {
	return new AppError('bad_request', {
		vi: 'Bản ghi này không đảo được: không thuộc sổ thu chi, không còn được tính, đã bị đảo, hoặc tự nó là khoản đảo.',
		en: 'This record cannot be reversed: it is of no ledger, does not count, is reversed already, or is itself a reversal.'
	});
}
