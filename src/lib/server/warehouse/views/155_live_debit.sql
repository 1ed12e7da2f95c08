-- live_debit: every payment out that the bank statements that count show, once.
-- Definition: debits of live statements; where several statements show the same one (same fund, bank, reference, day,
--   time and amount; without a reference also note and counterparty; the n-th such line of a statement is its own) an
--   approved one answers for it, else the one received first.
-- Unit: VND; posted_on is the bank's day; mark is the reference as references are compared. Grain: debit.
CREATE OR REPLACE VIEW live_debit AS
WITH line AS (
	SELECT
		s.fund_code,
		m.bank,
		b.posted_on,
		b.posted_time,
		b.reference,
		upper(nullif(trim(b.reference), '')) AS mark,
		b.debit_vnd AS amount_vnd,
		CASE WHEN coalesce(b.reference, '') = '' THEN [b.note, b.counterparty] END AS words,
		s.state,
		b.submission,
		b.record
	FROM fact_bank_statement b
	JOIN live_submission s ON s.id = b.submission
	JOIN submission m ON m.id = b.submission
	WHERE b.debit_vnd > 0
),
numbered AS (
	SELECT
		*,
		row_number() OVER (
			PARTITION BY submission, reference, posted_on, posted_time, amount_vnd, words ORDER BY record
		) AS nth
	FROM line
)
SELECT *
FROM numbered
QUALIFY row_number() OVER (
	PARTITION BY fund_code, bank, reference, posted_on, posted_time, amount_vnd, words, nth ORDER BY state, submission, record
) = 1;
