-- live_review: the rows of the poverty reviews that count.
-- Definition: of all accepted forms with a ward and a year, the rows of the one that arrived last; a later form takes
--   the place of an earlier one whole, also where it divides the ward into other parts.
-- Unit: households. Grain: ward × year × part of the ward (breakdown; NULL is the whole ward).
CREATE OR REPLACE VIEW live_review AS
SELECT r.*, s.state
FROM fact_poverty_review r
JOIN live_submission s ON s.id = r.submission
QUALIFY rank() OVER (PARTITION BY r.ward_code, r.year ORDER BY s.id DESC) = 1;
