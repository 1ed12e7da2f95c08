import { isReadBy, type RuleSet } from '../rule-sets';

/** How the header of a file is looked for by its rules. */
export const headerRules = (rules?: Pick<RuleSet, 'own'>) => ({
	isOneLine: !isReadBy('headers_grouped', rules),
	asksOfNumbers: !isReadBy('numbers_of_rows', rules)
});
