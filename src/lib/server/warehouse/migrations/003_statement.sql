-- Every credit of every statement, with the identity by which the same transfer is known in another statement. Which
-- of the statements that count answers for a credit is found by looking (view live_credit), never written down, so
-- that totals hang on the set of statements that count and not on the order in which they came or went.
CREATE TABLE statement_credit (
	submission INTEGER NOT NULL,
	record BIGINT NOT NULL,
	credit_id VARCHAR NOT NULL,
	bank VARCHAR,
	fund_code VARCHAR NOT NULL,
	posted_on DATE NOT NULL,
	posted_time VARCHAR,
	reference VARCHAR,
	amount_vnd BIGINT NOT NULL,
	counterparty VARCHAR,
	note VARCHAR
);

-- Ledger entries by transfer on days that a statement reaches, each with the credit that is the same money, made anew
-- by `matchTransfers` with every change to ledgers or statements. rule says how the credit was found; both are NULL
-- where none was.
CREATE TABLE ledger_transfer (
	submission INTEGER NOT NULL,
	record BIGINT NOT NULL,
	contribution_id VARCHAR NOT NULL,
	fund_code VARCHAR NOT NULL,
	ward_code VARCHAR,
	received_on DATE NOT NULL,
	amount_vnd BIGINT NOT NULL,
	reference VARCHAR,
	donor_kind VARCHAR,
	donor_name VARCHAR,
	anonymous BOOLEAN,
	-- whether a live statement of the fund covers the day itself, not only a day near it
	covered BOOLEAN NOT NULL,
	credit_id VARCHAR,
	rule VARCHAR
);

-- What people decided about a ledger entry and a credit that look alike: the same money, or two gifts.
CREATE TABLE pair_decision (
	contribution_id VARCHAR NOT NULL,
	credit_id VARCHAR NOT NULL,
	same BOOLEAN NOT NULL,
	decided_by VARCHAR NOT NULL,
	decided_at TIMESTAMP NOT NULL
);
