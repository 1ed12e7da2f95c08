import { existsSync, statSync } from 'node:fs';
import { Warehouse } from '../../src/lib/server/warehouse/door';
import { literal } from '../../src/lib/server/warehouse/literal';

/** The columns of the made file, in order. */
export const columns = [
	'contribution_id',
	'fund_code',
	'ward_code',
	'received_on',
	'amount_vnd',
	'donor_kind',
	'channel',
	'donor_name',
	'anonymous',
	'reference',
	'note'
];

/** Writes a CSV of made-up contributions over ten years, the same at every run; reuses it when it is there. */
export async function makeContributions(path: string, rows: number, dataDir: string): Promise<number> {
	if (!existsSync(path)) {
		const warehouse = await Warehouse.open({ dataDir });
		await warehouse.exclusively((writer) =>
			writer.run(`COPY (
				SELECT 'B' || lpad(i::VARCHAR, 10, '0') AS contribution_id,
					['GRATITUDE', 'FOR_THE_POOR'][1 + (hash(i) % 2)::INTEGER] AS fund_code,
					['00115', '00118', '00121', '00124', '00127', '00130', '00133', '00136', '00139', '00142', '00145', '00148',
						'00151', '00154'][1 + (hash(i * 7) % 14)::INTEGER] AS ward_code,
					DATE '2010-01-01' + (hash(i * 13) % 3650)::INTEGER AS received_on,
					((1 + hash(i * 17) % 5000) * 1000)::BIGINT AS amount_vnd,
					['individual', 'household', 'business', 'organisation', 'agency', 'residential_group'][1 + (hash(i * 19) % 6)::INTEGER]
						AS donor_kind,
					['cash', 'transfer', 'payroll', 'in_kind'][1 + (hash(i * 23) % 4)::INTEGER] AS channel,
					'Người ủng hộ ' || (hash(i * 29) % 100000)::VARCHAR AS donor_name,
					'false' AS anonymous,
					'FT' || (hash(i * 31) % 1000000000000)::VARCHAR AS reference,
					'ung ho quy, lan ' || (i % 10)::VARCHAR AS note
				FROM range(${rows}) r(i)) TO ${literal(path)} (HEADER)`)
		);
		await warehouse.close();
	}
	return statSync(path).size;
}
