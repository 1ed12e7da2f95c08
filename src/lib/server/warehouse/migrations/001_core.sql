-- What was sent in: one row per submission, whatever became of it.
CREATE TABLE submission (
	id INTEGER NOT NULL,
	dataset VARCHAR NOT NULL,
	-- accepted (counted, provisional), approved (counted), returned, withdrawn, refused (none of these counted)
	status VARCHAR NOT NULL,
	file_name VARCHAR NOT NULL,
	sha256 VARCHAR NOT NULL,
	bytes BIGINT NOT NULL,
	records BIGINT NOT NULL,
	accepted BIGINT NOT NULL,
	rejected BIGINT NOT NULL,
	problems BIGINT NOT NULL,
	received_at TIMESTAMP NOT NULL,
	sender_role VARCHAR NOT NULL,
	ward_code VARCHAR,
	fund_code VARCHAR,
	bank VARCHAR,
	accept_valid BOOLEAN NOT NULL,
	-- how the sender said the file is to be read, and how it was read: JSON
	read_options VARCHAR NOT NULL,
	decisions VARCHAR NOT NULL,
	-- the data version that this submission made; NULL when it changed nothing
	data_version INTEGER,
	-- likewise of the last decision about it
	decided_version INTEGER,
	decided_at TIMESTAMP,
	decided_by VARCHAR,
	reason VARCHAR
);

-- What was wrong, and where: `params` is the JSON that the messages are made from.
CREATE TABLE problem (
	submission INTEGER NOT NULL,
	line BIGINT,
	record BIGINT,
	"column" VARCHAR,
	code VARCHAR NOT NULL,
	severity VARCHAR NOT NULL,
	value VARCHAR,
	params VARCHAR NOT NULL
);

-- One row: how far the journal has been applied, the version of the data, and what the tables were made for.
CREATE TABLE meta (
	journal_seq INTEGER NOT NULL,
	-- the hash of that entry; '' before the first
	journal_hash VARCHAR NOT NULL,
	data_version INTEGER NOT NULL,
	data_at TIMESTAMP,
	schema_hash VARCHAR NOT NULL,
	reference_hash VARCHAR NOT NULL,
	-- the program's definitions that views and kept tables were made by; '' when a kept table may be behind its own
	layer_hash VARCHAR NOT NULL
);

-- Contributions added up by month, kept current inside every load's transaction. VND; month as a number, 201907.
CREATE TABLE contribution_month (
	submission INTEGER NOT NULL,
	fund_code VARCHAR NOT NULL,
	ward_code VARCHAR,
	month INTEGER NOT NULL,
	donor_kind VARCHAR NOT NULL,
	channel VARCHAR NOT NULL,
	contributions BIGINT NOT NULL,
	amount_vnd BIGINT NOT NULL
);

-- Contributions added up by day, whatever their donor kind and channel: a rollup by all of these would have nearly as
-- many rows as the ledger. Kept current like the one by month. VND.
CREATE TABLE contribution_day (
	submission INTEGER NOT NULL,
	fund_code VARCHAR NOT NULL,
	ward_code VARCHAR,
	received_on DATE NOT NULL,
	contributions BIGINT NOT NULL,
	amount_vnd BIGINT NOT NULL
);
