import { can, type Who } from '../../domain/role';
import type { Ask } from './ask';

/** Of some submissions those that this asker may open: no link leads to one that its page would refuse. */
export async function readable(
	ask: Ask,
	who: Who,
	submissions: readonly (number | null)[]
): Promise<Set<number>> {
	const asked = [...new Set(submissions.filter((id) => id !== null))].map(String);
	if (asked.length === 0 || !can(who, 'submission:list')) return new Set();
	const rows = await ask.query<{ id: number; wardCode: string | null; dataset: string }>(
		`SELECT id, ward_code AS wardCode, dataset FROM submission WHERE list_contains($asked, id::VARCHAR)`,
		{ asked }
	);
	return new Set(rows.filter((row) => can(who, 'submission:read', row)).map(({ id }) => id));
}
