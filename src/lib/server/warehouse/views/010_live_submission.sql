-- live_submission: the submissions that count.
-- Definition: status accepted (state 'provisional') or approved (state 'approved'); refused, returned and
--   withdrawn ones never count. Among rows that supersede one another the one received last stands: that
--   with the higher number, whatever the server's clock said then.
-- Unit: received_at is an instant in UTC. Grain: one row per submission.
CREATE OR REPLACE VIEW live_submission AS
SELECT
	id,
	dataset,
	status,
	CASE status WHEN 'approved' THEN 'approved' ELSE 'provisional' END AS state,
	received_at,
	file_name,
	sha256,
	sender_role,
	ward_code,
	fund_code,
	data_version
FROM submission
WHERE status IN ('accepted', 'approved');
