import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readAttention, type AttentionRule } from '../domain/attention';
import type { CheckContext } from '../domain/cell';
import type { CodeWords } from '../domain/code-reading';
import type { Directive, District, Fund, Indicator, Purpose, Successor, Ward } from '../domain/reference';
import type { AmountRule } from '../domain/amount-rule';
import type { OutlierRule } from '../domain/outlier';
import type { ReadOptions } from '../domain/read-options';
import type { ReportRule } from '../domain/report-rule';
import type { WardRow } from '../domain/ward-name';
import { withTaskDays } from './district-days';
import { AppError } from './errors';
import { readAmountRules } from './amount-rules';
import { readOutlierRules } from './outlier-rules';
import { readReportRules } from './report-rules';
import { readWeights } from './weights';

/** The reference lists of one operator: wards, funds, purposes, indicators, directives, the district itself. */
export interface Reference {
	wards: Ward[];
	/** The wards as cells are held against them: with the units they went into. */
	wardRows: readonly WardRow[];
	funds: Fund[];
	purposes: Purpose[];
	indicators: Indicator[];
	district: District;
	directives: Directive[];
	/** What must hold of the figures of ward reports. */
	reportRules: ReportRule[];
	/** How far from a ward's own history a figure may be before somebody has to look at it. */
	outlierRules: OutlierRule[];
	/** How far beyond all on record an amount of a ledger may be. */
	amountRules: AmountRule[];
	/** What needs a decision and from when on, the weightiest first. */
	attention: AttentionRule[];
	/** Rows by warehouse table. */
	tables: Record<string, Record<string, unknown>[]>;
	/** Changes when any file changes. */
	hash: string;
}

/** Reads `data/reference`. Throws `bad_setting` naming the file that is missing or not JSON. */
export function readReference(dir: string): Reference {
	const hash = createHash('sha256');
	const read = <T>(name: string): T => {
		try {
			const text = readFileSync(join(dir, `${name}.json`), 'utf8');
			hash.update(name).update(text);
			return JSON.parse(text) as T;
		} catch (cause) {
			throw new AppError(
				'bad_setting',
				{
					vi: `Không đọc được danh mục ${name}.json trong thư mục danh mục ${resolve(dir)}. Hãy đặt REFERENCE_DIR là thư mục có các danh mục.`,
					en: `The reference list ${name}.json cannot be read from the reference folder ${resolve(dir)}. Set REFERENCE_DIR to the folder that has the lists.`
				},
				{ cause }
			);
		}
	};
	const wards = read<Ward[]>('ward');
	const funds = read<Fund[]>('fund');
	const purposes = read<Purpose[]>('purpose');
	const indicators = read<Indicator[]>('indicator');
	const reportRules = readReportRules(dir, indicators);
	const outlierRules = readOutlierRules(dir, indicators);
	const amountRules = readAmountRules(dir);
	const directives = [read<Directive | Directive[]>('directive')].flat();
	const district = withTaskDays(read<District>('district'), directives);
	const attention = readAttention(read<unknown>('attention'));
	if (!Array.isArray(attention)) {
		throw new AppError('bad_setting', {
			vi: `attention.json: ${attention.vi}.`,
			en: `attention.json: ${attention.en}.`
		});
	}
	const { text, successors } = readWeights(dir, read<Successor[]>('successor'));
	hash.update(text);
	const tasks = directives.flatMap(({ code, tasks }) =>
		tasks.map((task) => ({ directive_code: code, task }))
	);
	requireOwnIds(tasks.map(({ task }) => task.task_id));
	const tables = {
		ref_ward: rows(wards),
		ref_successor: rows(successors),
		ref_fund: rows(funds),
		ref_purpose: rows(purposes),
		ref_indicator: rows(indicators),
		ref_district: rows([district]),
		ref_task: tasks.map(({ directive_code, task }) => ({ directive_code, ...task })),
		ref_milestone: tasks.flatMap(({ task: { task_id, milestones } }) =>
			milestones.map((milestone, at) => ({ task_id, place: at + 1, ...milestone }))
		)
	};
	const lists = {
		wards,
		wardRows: wardRows(wards, successors),
		funds,
		purposes,
		indicators,
		district,
		directives,
		reportRules,
		attention,
		outlierRules,
		amountRules
	};
	return { ...lists, tables, hash: hash.digest('hex') };
}

/** Each ward with the codes of its successors. */
const wardRows = (wards: readonly Ward[], successors: readonly Successor[]): WardRow[] =>
	wards.map((ward) => ({
		...ward,
		successors: successors
			.filter((way) => way.from_code === ward.code && way.from_valid_from === ward.valid_from)
			.map((way) => way.to_code)
	}));

/** An update names a task by its id alone, so no two directives may share one. */
function requireOwnIds(ids: readonly string[]): void {
	const twice = ids.find((id, at) => ids.indexOf(id) < at);
	if (twice === undefined) return;
	throw new AppError('bad_setting', {
		vi: `Danh mục directive.json có hai nhiệm vụ mang mã ${twice}. Mỗi nhiệm vụ cần một mã riêng.`,
		en: `Two tasks in directive.json have the id ${twice}. Each task needs one of its own.`
	});
}

/**
 * What a check of cells needs from the reference lists, and what the sender said about words for wards and codes. With
 * `words`, those that were read as codes when the file came, no others are read.
 */
export function checkContext(
	reference: Reference,
	today: string,
	{ wards: said = {}, codes: meant = {} }: Pick<ReadOptions, 'wards' | 'codes'> = {},
	words?: CodeWords
): CheckContext {
	return {
		today,
		district: reference.district.name,
		said,
		meant: words ?? meant,
		settled: words !== undefined,
		codes: {
			ward: reference.wardRows,
			fund: reference.funds,
			indicator: reference.indicators,
			purpose: reference.purposes,
			task: reference.directives.flatMap(({ tasks }) => tasks.map(({ task_id }) => ({ code: task_id })))
		}
	};
}

const rows = (list: readonly object[]) => list.map((row) => ({ ...row }) as Record<string, unknown>);
