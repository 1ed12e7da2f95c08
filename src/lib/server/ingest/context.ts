import type { BankProfile } from '../../domain/bank-profile';
import type { Reference } from '../reference';
import type { Warehouse } from '../warehouse/door';
import type { Journal } from './journal';
import type { RuleSets } from './rule-sets';

/** What there must be for files to be counted. */
export interface CountingContext {
	warehouse: Warehouse;
	reference: Reference;
	/** The bank profiles in use at this moment. */
	layouts: () => readonly BankProfile[];
	ruleSets: RuleSets;
	/** Many files in a row with nobody looking: kept tables are made anew once, at the end. */
	bulk: boolean;
	/** See `LARGE_BYTES`. */
	largeBytes: number;
}

/** What there must be for files to be taken in. */
export interface IngestContext extends CountingContext {
	journal: Journal;
	clock: () => Date;
}
