import { columnName, escaped } from './xlsx-cell';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The parts of a workbook beside its sheets, by their path in the package. Sheet n is `xl/worksheets/sheet{n}.xml`.
 * `repeated` is the row of each sheet that is printed on top of every page, null for none.
 */
export function workbookParts(
	names: readonly string[],
	repeated: readonly (number | null)[] = names.map(() => 1)
): Record<string, string> {
	const sheets = names.map((_, at) => at + 1);
	const printed = names.flatMap((name, at) => {
		const row = repeated[at] ?? null;
		if (row === null) return [];
		const place = escaped(`'${name.replaceAll("'", "''")}'!$${row}:$${row}`);
		return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${place}</definedName>`;
	});
	const defined = printed.length > 0 ? `<definedNames>${printed.join('')}</definedNames>` : '';
	return {
		'[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
		'_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
		'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, at) => `<sheet name="${attribute(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets>${defined}</workbook>`,
		'xl/styles.xml': `${HEAD}${STYLES}`
	};
}

/**
 * What a cell looks like: number format, font, fill, whether it is framed and whether its text is broken over lines.
 */
type Look = readonly [format: number, font: number, fill: number, framed?: 0 | 1, broken?: 0 | 1];

/** In the order of `styles` in xlsx-cell.ts. Format 3 is `#,##0`, 10 is `0.00%`, 49 text. */
const LOOKS: readonly Look[] = [
	...([
		[0, 0, 0],
		[0, 1, 2],
		[49, 0, 0],
		[3, 0, 0],
		[164, 0, 0],
		[165, 0, 0],
		[0, 1, 0]
	] as const),
	// those of a report: title, header, and its cells, then those of its line of sums
	...([
		[0, 2, 0],
		[0, 1, 2, 1, 1]
	] as const),
	...([
		[49, 0, 0, 1, 1],
		[3, 0, 0, 1],
		[166, 0, 0, 1],
		[10, 0, 0, 1],
		[164, 0, 0, 1],
		[167, 0, 0, 1]
	] as const),
	...([
		[49, 1, 0, 1, 1],
		[3, 1, 0, 1],
		[166, 1, 0, 1],
		[10, 1, 0, 1]
	] as const)
];

/** An English month is spelt out, for 03/09 is read otherwise there; `809` keeps it English in any spreadsheet. */
const FORMATS = ['dd/mm/yyyy', 'dd/mm/yyyy\\ hh:mm:ss', '0.0%', '[$-809]d\\ mmmm\\ yyyy'];

const font = (size: number, bold = false) =>
	`<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="Calibri"/></font>`;
const side = (name: string) => `<${name} style="thin"><color rgb="FFAEB7C2"/></${name}>`;
const look = ([format, fontId, fill, framed = 0, broken = 0]: Look) => {
	const start = `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fill}" borderId="${framed}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"`;
	if (framed === 0) return `${start}/>`;
	const lines = broken === 1 ? ' wrapText="1"' : '';
	return `${start} applyBorder="1" applyAlignment="1"><alignment vertical="top"${lines}/></xf>`;
};

const STYLES = [
	`<styleSheet xmlns="${MAIN}"><numFmts count="${FORMATS.length}">`,
	...FORMATS.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`),
	`</numFmts><fonts count="3">${font(11)}${font(11, true)}${font(14, true)}</fonts>`,
	'<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
	'<fill><patternFill patternType="solid"><fgColor rgb="FFE2EEEC"/><bgColor indexed="64"/></patternFill></fill></fills>',
	'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
	`<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`,
	'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
	`<cellXfs count="${LOOKS.length}">${LOOKS.map(look).join('')}</cellXfs>`,
	'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
].join('');

/**
 * What stands before the rows of a sheet: its rows down to `held` stay in sight, and a page of paper is as wide as the
 * table.
 */
export function sheetStart(widths: readonly number[], held = 1): string {
	const columns = widths.map(
		(width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
	);
	const pane =
		held === 0
			? ''
			: `<pane ySplit="${held}" topLeftCell="A${held + 1}" activePane="bottomLeft" state="frozen"/>`;
	return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

/**
 * What stands after them. `rows` counts all of the sheet; `filtered` is the range one may choose rows
 * of, all by default.
 */
export function sheetEnd(columns: number, rows: number, filtered?: string | null): string {
	const all = `A1:${columnName(columns - 1)}${rows}`;
	const filter = filtered === null ? '' : `<autoFilter ref="${filtered ?? all}"/>`;
	return `</sheetData>${filter}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

/** Titles as names of sheets: at most 31 characters, without those that are forbidden there, each its own. */
export function sheetNames(title: string, count: number): string[] {
	const bare = title.replace(/[[\]:*?/\\']/g, ' ').trim();
	return Array.from({ length: count }, (_, at) => {
		const suffix = at === 0 ? '' : ` (${at + 1})`;
		return [...bare].slice(0, 31 - suffix.length).join('') + suffix;
	});
}

const attribute = (text: string) => escaped(text).replaceAll('"', '&quot;');
