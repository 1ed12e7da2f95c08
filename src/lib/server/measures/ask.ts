import type { Reader } from '../warehouse/reader';

/**
 * What a measure asks its questions of: the warehouse (each question on a connection of its own) or one reader
 * inside `warehouse.read(…)` (all of one state). On one reader, await one measure after the other: two
 * statements at once on a connection would cut each other off. Measures themselves never run two at once.
 */
export type Ask = Pick<Reader, 'query'>;
