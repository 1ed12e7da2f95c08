import type { OutlierRule } from '../../../../domain/outlier';
import type { Writer } from '../../../warehouse/reader';
import { INTO_FINDING, listSql } from './rule';

/**
 * The rules of `outlier.json`, all in one statement. A figure's history is what the same ward says of the same
 * indicator for the months before it, in the file or on record: a month that nobody reported is no part of it, and no
 * zero. Of a figure that several rules tell, the first rule's word stands. A figure within what the ward has reported
 * before is never told, nor are rows looked at that another rule has refused.
 *
 * Modified z-score: 0.6745 × (figure − median) ÷ MAD, MAD being the median of the distances from the median (Iglewicz
 * and Hoaglin, «How to Detect and Handle Outliers», 1993, who take 3.5 for the limit). Where more than half of the
 * history is the same number, MAD is 0 and the mean distance takes its place: (figure − median) ÷ (1.253314 × mean).
 * Where all of it is the same there is no score, and only the range tells. Min–max: beyond the least or the greatest of
 * the history by more than `limit` times the width between the two.
 */
export async function findOutliers(
	writer: Writer,
	outliers: readonly OutlierRule[],
	wide: boolean
): Promise<void> {
	const rules = outliers.map(
		({ code, method, limit, months, needed, difference, share, indicators = null }, place) => {
			return { rule: code, place, method, limit, months, needed, difference, share, indicators };
		}
	);
	await writer.run(`${INTO_FINDING} ${FAR}`, { wide, rules: JSON.stringify(rules) });
}

const shape = {
	...{ rule: 'VARCHAR', place: 'INTEGER', method: 'VARCHAR', limit: 'DOUBLE', months: 'INTEGER' },
	...{ needed: 'INTEGER', difference: 'DOUBLE', share: 'DOUBLE', indicators: ['VARCHAR'] }
};

const FAR = `
	WITH rule AS ${listSql('rules', shape)},
	figure AS (
		SELECT *, rowid AS figure, left(period, 4)::INTEGER * 12 + right(period, 2)::INTEGER AS month FROM known
		WHERE record IS NULL OR record NOT IN (SELECT record FROM finding WHERE severity = 'error')
	),
	beyond AS (
		SELECT r.rule, f.figure, count(*) AS months, min(h.value) AS least, max(h.value) AS greatest
		FROM figure f
		JOIN rule r ON r.indicators IS NULL OR list_contains(r.indicators, f.indicator)
		JOIN figure h ON h.ward_code = f.ward_code AND h.indicator = f.indicator
			AND h.month BETWEEN f.month - r.months AND f.month - 1
		WHERE f.record IS NOT NULL
		GROUP BY r.rule, f.figure
		HAVING count(*) >= any_value(r.needed)
			AND (any_value(f.value) < min(h.value) OR any_value(f.value) > max(h.value))
	),
	-- few figures are beyond all that was reported: only their histories are put in order for a median
	history AS (
		SELECT b.rule, f.record, f.ward_code, f.period, f.indicator, f.value, b.months, b.least, b.greatest,
			list(h.value) AS before, median(h.value) AS middle, mad(h.value) AS spread
		FROM beyond b
		JOIN figure f ON f.figure = b.figure
		JOIN rule r ON r.rule = b.rule
		JOIN figure h ON h.ward_code = f.ward_code AND h.indicator = f.indicator
			AND h.month BETWEEN f.month - r.months AND f.month - 1
		GROUP BY ALL
	),
	scored AS (
		SELECT *, value - middle AS apart,
			list_avg(list_transform(before, lambda one: abs(one - middle))) AS distance,
			CASE WHEN spread > 0 THEN 0.6745 * apart / spread
				WHEN distance > 0 THEN apart / (1.253314 * distance) END AS score
		FROM history
	),
	told AS (
		SELECT s.* FROM scored s JOIN rule r USING (rule)
		WHERE abs(apart) >= r.difference AND abs(apart) >= r.share * abs(middle)
			AND CASE r.method WHEN 'modified_z' THEN coalesce(abs(score) > r."limit", FALSE)
				ELSE value < least - r."limit" * (greatest - least)
					OR value > greatest + r."limit" * (greatest - least) END
		QUALIFY row_number() OVER (PARTITION BY record, indicator ORDER BY r.place) = 1
	)
	SELECT record, CASE WHEN $wide THEN t.indicator ELSE 'value' END, 'outlier', 'warning', value::VARCHAR,
		json_object('rule', t.rule, 'ward', coalesce(w.ward_name, t.ward_code), 'period', t.period,
			'indicator_vi', coalesce(i.name, t.indicator), 'indicator_en', coalesce(i.name_en, t.indicator),
			'value', value, 'months', months, 'median', middle, 'least', least, 'greatest', greatest)
	FROM told t
	LEFT JOIN ref_indicator i ON i.code = t.indicator
	LEFT JOIN ward_span w ON w.ward_code = t.ward_code AND t.period BETWEEN w.first_period AND w.last_period`;
