-- submission_event: what happened to each submission that was ever counted: it came, and may have been taken back.
-- Definition: 'sent' (by the role that sent it) adds what it holds to the sums, sign 1; 'returned' and 'withdrawn' (by the
--   role that decided) take it away again, sign -1.
-- Unit: happened_at is an instant in UTC. Grain: submission × event.
CREATE OR REPLACE VIEW submission_event AS
SELECT id AS submission, received_at AS happened_at, 'sent' AS event, sender_role AS by_role, 1::BIGINT AS sign
FROM submission
UNION ALL
SELECT id, decided_at, status, decided_by, -1
FROM submission
WHERE status IN ('returned', 'withdrawn');
