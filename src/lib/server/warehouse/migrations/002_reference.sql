-- Reference lists as the operator wrote them, read again whenever the files change.
CREATE TABLE ref_ward (
	code VARCHAR, name VARCHAR, valid_from DATE, valid_to DATE, tile_row INTEGER, tile_col INTEGER, in_district BOOLEAN,
	in_area BOOLEAN
);
CREATE TABLE ref_successor (
	from_code VARCHAR, from_valid_from DATE, to_code VARCHAR, to_valid_from DATE, "on" DATE, share DOUBLE,
	source VARCHAR
);
CREATE TABLE ref_fund (
	code VARCHAR, name VARCHAR, name_en VARCHAR, run_by VARCHAR, run_by_en VARCHAR,
	season_from VARCHAR, season_to VARCHAR, legal_basis VARCHAR, colour VARCHAR
);
CREATE TABLE ref_purpose (code VARCHAR, fund_code VARCHAR, name VARCHAR, name_en VARCHAR);
CREATE TABLE ref_indicator (
	code VARCHAR, "group" VARCHAR, name VARCHAR, name_en VARCHAR, unit VARCHAR, definition VARCHAR,
	definition_en VARCHAR, aggregate VARCHAR, better VARCHAR, required_in_report BOOLEAN
);
CREATE TABLE ref_district (
	name VARCHAR, name_en VARCHAR, city VARCHAR, timezone VARCHAR, plan_year INTEGER,
	report_due_days INTEGER, dossier_deadline DATE, payments_from VARCHAR, target_due DATE
);
CREATE TABLE ref_task (
	directive_code VARCHAR, task_id VARCHAR, "text" VARCHAR, text_en VARCHAR, agency VARCHAR, agency_en VARCHAR,
	ward_code VARCHAR, starts_on DATE, due_on DATE, milestones VARCHAR
);
CREATE TABLE ref_milestone (task_id VARCHAR, place INTEGER, code VARCHAR, name VARCHAR, name_en VARCHAR);
