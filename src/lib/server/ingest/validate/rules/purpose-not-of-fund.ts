import { INTO_FINDING, hasField, type Rule } from './rule';

/** Money of one fund is not spent for a purpose of the other. */
export const purposeNotOfFund: Rule = {
	name: 'purpose_not_of_fund',
	applies: ({ dataset }) => hasField(dataset, 'purpose_code') && hasField(dataset, 'fund_code'),
	async find(writer) {
		await writer.run(
			`${INTO_FINDING}
			SELECT s.record, 'purpose_code', 'purpose_not_of_fund', 'error', s.purpose_code, json_object('fund', s.fund_code)
			FROM stage s WHERE NOT s.flawed AND NOT EXISTS (
				SELECT 1 FROM ref_purpose p WHERE p.code = s.purpose_code AND p.fund_code = s.fund_code)`
		);
	}
};
