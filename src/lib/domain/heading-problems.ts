import type { Bilingual } from './locale';

/** What is wrong with what a sender said of a file’s header. */
export const headingProblems = {
	heading_missing: {
		vi: 'Tệp không có cột “{heading}” như bạn đã chọn (tùy chọn column). Các cột của tệp: {headings}. Hãy bỏ lựa chọn ấy, hoặc ghi đúng tên cột.',
		en: 'The file has no column “{heading}”, which was chosen (option column). Its columns are: {headings}. Take that choice back, or write the name as the file has it.'
	},
	value_not_needed: {
		vi: 'Tệp đã có cột “{title}”, nên không dùng giá trị “{value}” cho mọi dòng. Hãy bỏ giá trị ấy, hoặc bỏ qua cột.',
		en: 'The file has a column “{title}”, so “{value}” cannot stand for all its rows. Take that value back, or leave the column out.'
	},
	header_row_missing: {
		vi: 'Không có dòng tiêu đề ở dòng {row}. Hãy chọn lại dòng tiêu đề.',
		en: 'There is no header at line {row}. Choose the header line again.'
	}
} as const satisfies Record<string, Bilingual>;
