import { at } from './at';
import { addDays, instant, lastDay, monthOf, quarterOf } from './calendar';
import { campaignText } from './campaigns';
import { CONTRIBUTION_COLUMNS, contributionsOf } from './contributions';
import { csv, type Row } from './csv';
import { DIFFICULTY_COLUMNS, difficultiesOf, difficultyRows } from './difficulties';
import { DISBURSEMENT_COLUMNS, disbursementsOf } from './disbursements';
import { EXIT_PLAN_COLUMNS, exitPlanRows } from './exit-plans';
import { inOrder, manifest, type SampleFile, type SentFile } from './manifest';
import { PLEDGE_COLUMNS, pledgesOf } from './pledges';
import { Rng } from './prng';
import { PROPOSAL_COLUMNS, proposalRows } from './proposals';
import { wardsOf, type SampleReference } from './reference';
import { reportFiles } from './reports';
import { REVIEW_COLUMNS, reviewRows } from './reviews';
import { accountOf, STATEMENT_LAYOUTS } from './statements';
import { targetText } from './targets';
import { TASK_UPDATE_COLUMNS, taskUpdateRows, taskUpdatesOf } from './tasks';
import { wardYear } from './ward-year';

export type { SampleFile, SampleReference };

/** The seed of the committed `data/sample`. */
export const SAMPLE_SEED = 672;

const QUARTERS = [1, 2, 3, 4];
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/**
 * An illustrative year for the district of `reference`: every file of `data/sample`, the manifest first, then the
 * files in the order of their sending. The same seed and reference give the same bytes; nothing is read or written.
 *
 * @throws Error when the reference names a ward, fund or purpose that the sample has no story for.
 */
export function makeSample(seed: number, reference: SampleReference): SampleFile[] {
	const rng = new Rng(seed);
	const year = reference.district.plan_year;
	const wards = wardsOf(reference);
	const years = wards.map((ward) => wardYear(rng, ward, year));
	const contributions = contributionsOf(rng.fork('contribution'), reference, wards);
	const disbursements = disbursementsOf(rng.fork('disbursement'), reference, wards, contributions);
	const pledges = pledgesOf(rng.fork('pledge'), reference, wards);
	const difficulties = wards.flatMap((ward) =>
		difficultiesOf(rng.fork(`difficulty ${ward.code}`), ward, year)
	);

	const tasks = reference.directives.flatMap(({ issued_on, tasks }) =>
		tasks.map((task) => ({ ...task, issued_on }))
	);
	const updates = taskUpdatesOf(rng.fork('task_update'), tasks, wards, year);

	const afterMonth = (month: number, days: number) =>
		instant(addDays(lastDay(year, month), days), 10, month, 0);
	const quarterly = (
		dataset: string,
		folder: string,
		sender_role: SentFile['sender_role'],
		columns: readonly string[],
		rowsOf: (quarter: number) => Row[]
	): SentFile[] =>
		QUARTERS.map((quarter) => ({
			path: `${folder}/${year}Q${quarter}.csv`,
			text: csv(columns, rowsOf(quarter)),
			dataset,
			received_at: afterMonth(quarter * 3, 5),
			sender_role,
			ward_code: null
		}));

	const files = inOrder([
		{
			path: 'targets.csv',
			text: targetText(reference, years),
			dataset: 'target',
			received_at: instant(`${year}-01-15`, 9, 0, 0),
			sender_role: 'standing_agency',
			ward_code: null
		},
		{
			path: 'campaigns.csv',
			text: campaignText(reference, wards, contributions),
			dataset: 'campaign',
			received_at: instant(`${year}-01-18`, 9, 0, 0),
			sender_role: 'fatherland_front',
			ward_code: null
		},
		...reportFiles(
			rng.fork('report'),
			years,
			year,
			reference.indicators.map((indicator) => indicator.code)
		),
		...MONTHS.map((month): SentFile => ({
			path: `contributions/${lastDay(year, month).slice(0, 7).replace('-', '')}.csv`,
			text: csv(
				CONTRIBUTION_COLUMNS,
				contributions.filter((one) => monthOf(one.received_on) === month)
			),
			dataset: 'contribution',
			received_at: afterMonth(month, 3),
			sender_role: 'fatherland_front',
			ward_code: null
		})),
		...quarterly('disbursement', 'disbursements', 'fatherland_front', DISBURSEMENT_COLUMNS, (quarter) =>
			disbursements.filter((one) => quarterOf(one.paid_on) === quarter)
		),
		...quarterly('pledge', 'pledges', 'fatherland_front', PLEDGE_COLUMNS, (quarter) =>
			pledges.filter((one) => quarterOf(String(one.pledged_on)) === quarter)
		).filter((file) => file.text.includes(`DK-${year}-`)),
		...reference.funds.flatMap(({ code, name }, index) => {
			const ofFund = <T extends { fund_code: string }>(entries: readonly T[]) =>
				entries.filter(({ fund_code }) => fund_code === code);
			const fork = rng.fork(`statement ${code}`);
			const account = accountOf(fork, year, name, ofFund(contributions), ofFund(disbursements));
			const layout = at(STATEMENT_LAYOUTS, index % STATEMENT_LAYOUTS.length);
			return QUARTERS.map((quarter): SentFile => ({
				path: `statements/${code}-${year}Q${quarter}.csv`,
				text: layout(account.filter(({ on }) => quarterOf(on) === quarter)),
				dataset: 'bank_statement',
				received_at: afterMonth(quarter * 3, 4),
				sender_role: 'fatherland_front',
				ward_code: null,
				fund_code: code
			}));
		}),
		...quarterly('difficulty', 'difficulties', 'standing_agency', DIFFICULTY_COLUMNS, (quarter) =>
			difficultyRows(difficulties, year, quarter)
		),
		...quarterly('exit_plan', 'exit_plans', 'standing_agency', EXIT_PLAN_COLUMNS, (quarter) =>
			years.flatMap((one) => exitPlanRows(one.exitPlans, year, quarter))
		),
		...quarterly('proposal', 'proposals', 'standing_agency', PROPOSAL_COLUMNS, (quarter) =>
			years.flatMap((one) => proposalRows(one.proposals, year, quarter))
		),
		{
			path: `reviews/${year}.csv`,
			text: csv(REVIEW_COLUMNS, reviewRows(rng.fork('review'), years, year)),
			dataset: 'poverty_review',
			received_at: afterMonth(12, 5),
			sender_role: 'standing_agency',
			ward_code: null
		},
		...quarterly('task_update', 'task_updates', 'standing_agency', TASK_UPDATE_COLUMNS, (quarter) =>
			taskUpdateRows(updates, year, quarter)
		)
	]);
	return [manifest(seed, files), ...files.map(({ path, text }) => ({ path, text }))];
}
