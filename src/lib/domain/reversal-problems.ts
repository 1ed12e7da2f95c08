import type { Bilingual } from './locale';

/** What may be wrong with an entry that takes another back. */
export const reversalProblems = {
	reversed_unknown: {
		vi: 'Trong sổ đang được tính chưa có khoản nào mang mã “{value}” để đảo.',
		en: 'No entry that counts has the id “{value}”, so there is nothing to reverse.'
	},
	reversal_reversed: {
		vi: 'Khoản “{value}” là khoản đảo nên không đảo lại được. Hãy ghi lại khoản đúng bằng một mã mới.',
		en: 'The entry “{value}” is itself a reversal and cannot be reversed. Write the right entry under a new id.'
	},
	reversed_twice: {
		vi: 'Khoản “{value}” đã được đảo bằng khoản “{by}”. Mỗi khoản chỉ đảo một lần.',
		en: 'The entry “{value}” is already reversed by “{by}”. Each is reversed once.'
	},
	reversal_differs: {
		vi: 'Khoản đảo phải giống khoản “{value}” và có số tiền {amount}; đang khác ở: {columns}.',
		en: 'A reversal must be like the entry “{value}”, with the amount {amount}; it differs in: {columns}.'
	},
	reversal_too_early: {
		vi: 'Khoản đảo ghi ngày {date}, trước ngày {earlier} của khoản “{value}”.',
		en: 'The reversal is dated {date}, before {earlier}, the day of the entry “{value}”.'
	}
} as const satisfies Record<string, Bilingual>;
