const PREFIX = 'ghi-chu-loi-';
const ENDING = /(\.(csv|txt|xlsx|xlsm|xlsb|xls|ods))?(\.gz)?$/i;
/** What browsers and file managers put behind a name that is there already. */
const COPY = /\s*\(\d+\)$/;

const bareName = (fileName: string): string => fileName.replace(ENDING, '');

/** What the refused rows of a file are called when they are given back. */
export const remarksName = (fileName: string, workbook: boolean): string =>
	`${PREFIX}${bareName(fileName)}.${workbook ? 'xlsx' : 'csv'}`;

/** Whether a file is called as refused rows are when they are given back. */
export const isOfRemarks = (fileName: string): boolean => fileName.startsWith(PREFIX);

/** Whether a file is called as the refused rows of another were when they were given back. */
export const isRemarksOf = (fileName: string, other: string): boolean =>
	bareName(fileName).replace(COPY, '') === `${PREFIX}${bareName(other).replace(COPY, '')}`;
