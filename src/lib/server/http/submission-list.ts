import type { Who } from '../../domain/role';
import type { SubmissionList } from '../ingest/submissions';

/** The part of the list of submissions a URL asks for; a ward officer's is its own ward's, whatever was asked. */
export function listOf(search: URLSearchParams, who: Who): SubmissionList {
	const whole = (name: string, otherwise: number) => Math.trunc(Number(search.get(name))) || otherwise;
	return {
		wardCode: who.role === 'ward_officer' ? who.wardCode : search.get('ward_code') || null,
		dataset: search.get('dataset') || undefined,
		status: search.get('status') || undefined,
		limit: Math.min(Math.max(whole('limit', 50), 1), 1000),
		offset: Math.min(Math.max(whole('offset', 0), 0), 1_000_000_000)
	};
}
