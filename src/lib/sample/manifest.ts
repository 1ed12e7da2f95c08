import { addDays } from './calendar';

/** A file of the sample: path below `data/sample`, and its whole text. */
export interface SampleFile {
	path: string;
	text: string;
}

/** A file with what the manifest says about its sending. */
export interface SentFile extends SampleFile {
	dataset: string;
	/** ISO instant with +07:00. */
	received_at: string;
	sender_role: 'ward_officer' | 'standing_agency' | 'fatherland_front';
	ward_code: string | null;
	/** The fund a bank statement belongs to. */
	fund_code?: string;
	/** Rules whose warnings the sender confirms. */
	confirm?: string[];
}

/** In the order in which the files were received: the order in which the demo takes them in. */
export const inOrder = (files: readonly SentFile[]): SentFile[] =>
	[...files].sort((a, b) => order(a.received_at, b.received_at) || order(a.path, b.path));

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function manifest(seed: number, files: readonly SentFile[]): SampleFile {
	const [last = ''] = files
		.map(({ received_at }) => received_at)
		.sort()
		.slice(-1);
	const entries = files.map(({ path, dataset, received_at, sender_role, ward_code, ...more }) => ({
		path,
		dataset,
		received_at,
		sender_role,
		ward_code,
		...(more.fund_code && { fund_code: more.fund_code }),
		...(more.confirm && { confirm: more.confirm }),
		approved_at: approval(dataset, received_at, last)
	}));
	return {
		path: 'manifest.json',
		text: JSON.stringify({ illustrative: true, seed, files: entries }, null, '\t') + '\n'
	};
}

/**
 * When the standing agency approves a file: three days after it came. The last month's and the last correction still
 * wait, so that approved and provisional figures both show.
 */
function approval(dataset: string, receivedAt: string, last: string): string | null {
	const day = addDays(receivedAt.slice(0, 10), 3);
	const waits = day > addDays(last.slice(0, 10), -20);
	return dataset !== 'ward_report_wide' || waits ? null : `${day}T16:00:00+07:00`;
}
