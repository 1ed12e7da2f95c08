import type { Filter } from '../../domain/filter';
import type { Ask } from './ask';
import { filterSql } from './where';

/** What a fund received in one ward. Money in whole đồng; a ward of null is the district's own level. */
export interface ReceivedWard {
	fundCode: string;
	wardCode: string | null;
	contributions: number;
	received: bigint;
}

/** Received by fund and ward over the whole filter, donor kinds too; wards that received nothing are not in it. */
export async function receivedWards(ask: Ask, filter: Filter): Promise<ReceivedWard[]> {
	const { where, params } = filterSql(filter, {
		funds: 'fund_code',
		wards: 'ward_code',
		periods: 'period',
		donorKinds: 'donor_kind'
	});
	return ask.query<ReceivedWard>(
		`SELECT fund_code AS fundCode, ward_code AS wardCode, sum(contributions)::INTEGER AS contributions,
			sum(received_vnd)::HUGEINT AS received
		FROM received_kind WHERE ${where} GROUP BY fund_code, ward_code`,
		params
	);
}
