import { same, type Trail } from './trail';
import { unitEntries } from './units';

/** What no ward has is the fund's own. */
const empty = ['ward_code'];
const columns = { funds: 'fund_code', wards: 'ward_code', periods: { day: 'day' } } as const;
const LIVE = 'SEMI JOIN live_submission s ON s.id = submission';

const gifts = (
	which: string
) => `SELECT submission, record, contribution_id AS label, amount_vnd AS value, fund_code,
		ward_code, donor_kind, channel, received_on AS day
	FROM fact_contribution ${which}
	UNION ALL
	SELECT submission, record, credit_id, amount_vnd, fund_code, NULL, 'unspecified', 'transfer', posted_on
	FROM counted_credit`;

const payments = (
	which: string
) => `SELECT submission, record, disbursement_id AS label, amount_vnd AS value, fund_code,
		ward_code, purpose_code, paid_on AS day
	FROM fact_disbursement ${which}`;

const gift: Trail = {
	records: gifts(LIVE),
	counts: `SELECT submission, contributions AS records, fund_code, ward_code, donor_kind, channel,
			make_date(month // 100, month % 100, 1) AS day
		FROM contribution_month ${LIVE}
		UNION ALL
		SELECT submission, 1, fund_code, NULL, 'unspecified', 'transfer', date_trunc('month', posted_on)
		FROM counted_credit`,
	columns: { ...columns, donorKinds: 'donor_kind' },
	by: { contribution_id: 'label', channel: 'channel' },
	countedBy: ['channel'],
	empty
};

const payment: Trail = {
	records: payments(LIVE),
	columns,
	by: { disbursement_id: 'label', purpose_code: 'purpose_code' },
	empty
};

/** The entries of wards alone, as the district's mean is of wards. */
const inWards = ({ records, counts, ...trail }: Trail): Trail => ({
	...trail,
	records: `FROM (${records}) WHERE ward_code IS NOT NULL`,
	...(counts && { counts: `FROM (${counts}) WHERE ward_code IS NOT NULL` })
});

/** Events tell of every submission, also of one that was taken back: of a ward, and of all wards together. */
const event = (records: string, id: string): Trail => ({
	records: `SELECT r.*, l.level FROM (${records}) r CROSS JOIN (VALUES ('ward'), ('district')) l(level)`,
	columns,
	by: { level: 'level', [id]: 'label' },
	empty,
	gone: true
});

const takenBack = (id: string, submission: string, record: string, amount: string): Trail => ({
	records: `SELECT ${submission} AS submission, ${record} AS record, ${id} AS label, ${amount} AS value, fund_code,
		ward_code, ledger, entry_id, reversing_id, reversed_on AS day FROM reversal`,
	columns,
	by: same('ledger', 'entry_id', 'reversing_id'),
	empty
});

const pledge: Trail = {
	records: `SELECT submission, record, pledge_id AS label, amount_vnd AS value, fund_code, ward_code, donor_kind, period
		FROM pledge`,
	columns: { funds: 'fund_code', wards: 'ward_code', periods: 'period', donorKinds: 'donor_kind' },
	by: { pledge_id: 'label' },
	empty
};

const ofCampaign = { funds: 'fund_code', wards: 'ward_code', periods: 'period' } as const;

/** A campaign, and those of one season: they begin and end on the same days. */
const campaignColumns = ['campaign_id', 'starts_on', 'ends_on'];

/** The entries of a campaign's fund and ward within its days: those that its sums count. */
const within = (
	rows: string
) => `SELECT r.* EXCLUDE (fund_code, ward_code), c.campaign_id, c.fund_code, c.ward_code, c.period,
		c.starts_on, c.ends_on
	FROM (${rows}) r
	JOIN campaign_progress c ON c.fund_code = r.fund_code AND r.day BETWEEN c.starts_on AND c.ends_on
		AND (c.ward_code IS NULL OR c.ward_code = r.ward_code)`;

const inCampaign = (rows: string, id: string): Trail => ({
	records: within(rows),
	columns: ofCampaign,
	by: { ...same(...campaignColumns), [id]: 'label' },
	empty
});

const campaign: readonly Trail[] = [
	{
		records: `SELECT submission, record, campaign_id AS label, target_vnd AS value, fund_code, ward_code, period,
			starts_on, ends_on
			FROM campaign_progress`,
		columns: ofCampaign,
		by: { campaign_id: 'label', ...same('starts_on', 'ends_on') },
		empty
	},
	{
		...inCampaign(gifts(LIVE), 'contribution_id'),
		counts: within(`SELECT submission, contributions AS records, fund_code, ward_code, received_on AS day
			FROM contribution_day ${LIVE}
			UNION ALL
			SELECT submission, 1, fund_code, NULL, posted_on FROM counted_credit`),
		columns: { ...ofCampaign, donorKinds: 'donor_kind' },
		countedBy: campaignColumns,
		uncounted: ['donorKinds']
	},
	inCampaign(
		`SELECT submission, record, pledge_id AS label, amount_vnd AS value, fund_code, ward_code, pledged_on AS day
			FROM fact_pledge ${LIVE}`,
		'pledge_id'
	),
	inCampaign(payments(LIVE), 'disbursement_id')
];

/** What is made of the ledgers of the funds. */
export const fundTrails = {
	contribution: [gift],
	fund_by_donor: [gift],
	disbursement: [payment],
	reversal: [
		takenBack('entry_id', 'submission', 'record', 'amount_vnd'),
		takenBack('reversing_id', 'reversing_submission', 'reversing_record', '-amount_vnd')
	],
	fund_by_purpose: [payment],
	fund_by_ward: [gift, payment],
	compared_fund: [inWards(gift), inWards(payment)],
	fund_by_month: [gift, payment],
	fund_history: [event(gifts(''), 'contribution_id'), event(payments(''), 'disbursement_id')],
	fund_balance: [gift, payment],
	unit_fund: [unitEntries(gift), unitEntries(payment)],
	pledge: [pledge],
	campaign_progress: campaign
} as const;
