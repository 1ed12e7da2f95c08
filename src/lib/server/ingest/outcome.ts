import type { Checked } from './check';
import type { Job, Outcome } from './job';

/** What a check came to, as it is told; `again` when the same bytes were refused before. */
export function outcome(
	job: Job,
	checked: Checked,
	status: 'accepted' | 'refused',
	id: number | null,
	version: number,
	again = false
): Outcome {
	// A dry run says how many records are right even when the file would be refused whole.
	const accepted = status === 'accepted' || id === null ? checked.accepted : 0;
	return {
		id,
		status,
		records: checked.records,
		accepted,
		rejected: checked.records - accepted,
		dataVersion: version,
		repeated: again,
		problems: checked.problems.first,
		problemCount: checked.problems.count,
		causes: checked.problems.causes,
		toConfirm: checked.toConfirm,
		decisions: checked.decisions
	};
}
