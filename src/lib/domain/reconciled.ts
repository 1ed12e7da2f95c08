/** A month's statement is there, and held against the ledger, by the middle of the next month. */
const LATE_DAYS = 45;

/** Whether statements lie too far behind the data, or reconciliation behind the statements; null is unknown. */
export const isLate = (days: number | null): boolean => days !== null && days > LATE_DAYS;
