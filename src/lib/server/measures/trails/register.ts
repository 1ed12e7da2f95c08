import { byWard, same, type Trail } from './trail';

const ofView = (view: string, id: string, more: { value?: string; by?: string[] } = {}): Trail => ({
	records: `SELECT submission, record, ${id} AS label, ${more.value ?? 'NULL::BIGINT'} AS value,
		* EXCLUDE (submission, record) FROM ${view} WHERE submission IS NOT NULL`,
	columns: byWard,
	by: { [id]: 'label', ...same(...(more.by ?? [])) },
	empty: ['ward_code']
});

const update = ofView('task_update', 'task_id', { by: ['milestone', 'status_on'] });
const difficulty = ofView('difficulty', 'difficulty_id', { by: ['category'] });
/** An answer may have come in another file than what it answers. */
const answer: Trail = {
	...difficulty,
	records: `SELECT f.submission, f.record, d.difficulty_id AS label, NULL::BIGINT AS value, d.ward_code, d.period, d.category
		FROM difficulty d
		JOIN fact_difficulty f ON f.submission = d.answer_submission AND f.difficulty_id = d.difficulty_id
		WHERE f.answered_on IS NOT NULL AND (f.submission, f.record) <> (d.submission, d.record)`
};
const plan = ofView('exit_plan', 'plan_id', { value: 'households' });
const proposal = ofView('proposal', 'proposal_id', { value: 'beneficiaries' });

/** What is made of tasks, difficulties, plans and proposals. */
export const registerTrails = {
	task: [update],
	task_milestone: [update],
	task_update: [update],
	difficulty: [difficulty, answer],
	difficulty_summary: [difficulty, answer],
	exit_plan: [plan],
	exit_plan_summary: [plan],
	proposal: [proposal],
	proposal_summary: [proposal]
} as const;
