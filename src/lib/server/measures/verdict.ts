/**
 * The one rule by which pages tell how a target stands. Its `status` is that of view target_progress; where that is
 * `no_data` (a ward did not report the month; on and after the due day, some ward of the district did not) nothing is
 * said of progress or distance, and what is known of the figure stands as the last figure.
 */
export type TargetStatus = 'exceeded' | 'met' | 'on_course' | 'at_risk' | 'missed' | 'no_data';

/**
 * SQL: a column of target_progress, as DOUBLE, where its month has a verdict, else NULL. `t` is the view's
 * name in the query.
 */
export const judged = (column: string, t = 't') =>
	`CASE WHEN ${t}.status <> 'no_data' THEN ${t}.${column}::DOUBLE END`;

/** SQL: a column of target_progress, in its own type, where its month has no verdict, else NULL. `t` as above. */
export const unjudged = (column: string, t = 't') =>
	`CASE WHEN ${t}.status = 'no_data' THEN ${t}.${column} END`;
