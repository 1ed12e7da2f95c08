import type { Bilingual } from './locale';

/** Those of a line that is no record: what it stands for is seen best where it stands. */
export const ofFormLines: ReadonlySet<string> = new Set([
	...['minorities_differ', 'group_differs', 'detail_alone', 'taken_for_total', 'part_is_sum', 'total_differs']
]);

/**
 * What may be wrong with the form of a poverty review as a whole, or with one row's figures held against each other.
 */
export const reviewProblems = {
	year_unclear: {
		vi: 'Biểu không cho biết rõ năm rà soát{found}. Hãy ghi một dòng «Năm …» dưới tiêu đề, hoặc chọn năm (year) trong «Tùy chọn đọc tệp».',
		en: 'The form does not tell which year’s review it is{found}. Write a line «Năm …» below its title, or say the year (year) under “How to read the file”.'
	},
	minorities_differ: {
		vi: 'Dòng dân tộc thiểu số, cột “{title}” ghi {value}, nhưng dòng của cả phường ghi {whole} ở cột “{other}”. Hãy sửa cho khớp; nếu cột ấy đã đúng thì bỏ dòng dân tộc thiểu số.',
		en: 'The row of ethnic minorities has {value} in the column “{title}”, but the ward’s own row has {whole} in the column “{other}”. Make them agree; where that column is right, leave out the row of ethnic minorities.'
	},
	group_differs: {
		vi: 'Dòng tổng hoặc dòng nhóm “{group}”, cột “{title}” ghi {value}, nhưng các dòng thuộc nó cộng lại là {sum}. Hãy sửa dòng này hoặc các dòng thuộc nó rồi nộp lại cả biểu.',
		en: 'The total or group row “{group}” says {value} in the column “{title}”, but the rows it stands for add up to {sum}. Mend it or them and send the whole form again.'
	},
	detail_alone: {
		vi: 'Dòng “{row}” chỉ là một phần số hộ của phường {ward}, nhưng biểu không có dòng chung của phường. Hãy thêm dòng của cả phường phía trên dòng này rồi nộp lại.',
		en: 'The row “{row}” is about some of the households of ward {ward} only, and the form has no row for the ward itself. Add the ward’s own row above it and send the form again.'
	},
	taken_for_total: {
		vi: 'Dòng “{row}” của phường {ward} ghi đúng bằng các dòng khác của phường cộng lại, nên được coi là dòng của cả phường và không cộng thêm. Nếu đây là một phần riêng thì số liệu của phường đang thiếu phần này: hãy kiểm tra lại.',
		en: 'The row “{row}” of ward {ward} says just what the ward’s other rows add up to. It is taken for the ward as a whole and not added once more. If it is a part of its own, that part is missing now: look at it again.'
	},
	part_is_sum: {
		vi: 'Dòng “{row}” của phường {ward} ghi đúng bằng các dòng khác của phường cộng lại, nhưng có tên như một phần nên vẫn được cộng. Nếu đây là dòng của cả phường, hãy ghi «Cả phường» ở cột phân tổ.',
		en: 'The row “{row}” of ward {ward} says just what the ward’s other rows add up to, but is called like one of its parts and is added. If it is the ward as a whole, write «Cả phường» in the column of breakdowns.'
	},
	ward_not_whole: {
		vi: 'Dòng này đúng, nhưng biểu của phường {ward}, năm {year} còn bản ghi {first}{part} bị từ chối. Biểu của một phường được tính cả biểu: hãy sửa bản ghi ấy rồi nộp mọi dòng của phường cùng một lần.',
		en: 'This row is right, but in the form of ward {ward}, {year}, record {first}{part} is refused. A ward’s form counts as a whole: mend that record and send all rows of the ward together.'
	},
	parts_exceed: {
		vi: '{parts} = {left}, nhiều hơn {whole} = {right}.',
		en: '{parts} = {left}, which is more than {whole} = {right}.'
	}
} as const satisfies Record<string, Bilingual>;
