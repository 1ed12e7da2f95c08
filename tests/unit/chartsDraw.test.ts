import type { ChartKind } from '$lib/charts/data';
import { drawFresh, drawSvg } from '$lib/server/charts/draw';
import { describe, expect, it } from 'vitest';
import { english, narrow, sample, wide } from './chartsFixtures';

const kinds = Object.keys(sample) as ChartKind[];

/** Whether tags close in the order they opened and attributes are quoted: what a browser needs to read it as XML. */
function wellFormed(svg: string): boolean {
	const open: string[] = [];
	const rest = svg.replace(
		/<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
		(_, close, name, __, self) => {
			if (close) return open.pop() === name ? '' : '<mismatch';
			if (!self) open.push(name);
			return '';
		}
	);
	return open.length === 0 && !rest.includes('<');
}

const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((m) => m[1]!);

describe('a drawing', () => {
	it.each(kinds)(
		'%s is well-formed SVG without script, style sheet or network, in both languages',
		(kind) => {
			for (const ctx of [wide, narrow, english]) {
				const svg = drawSvg(kind, sample[kind], ctx);
				expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
				expect(wellFormed(svg)).toBe(true);
				expect(svg).not.toMatch(/<script|<style|<image|href|NaN|undefined|font-family|zr\d+-/);
			}
		}
	);

	it('writes Vietnamese with its diacritics and English in English', () => {
		expect(words(drawSvg('ranking', sample.ranking, wide))).toEqual(
			expect.arrayContaining([
				'Gia Thụy',
				'Bồ Đề',
				'◆ nguy cơ',
				'chưa có báo cáo tháng 4/2019 — không phải 0%'
			])
		);
		expect(words(drawSvg('ranking', sample.ranking, english))).toEqual(
			expect.arrayContaining(['Bồ Đề', '◆ at risk', 'no report for April 2019 — not 0%'])
		);
		expect(words(drawSvg('fundMonths', sample.fundMonths, wide))).toContain('Đền ơn đáp nghĩa');
	});

	it('is the same for the same figures, whatever was drawn between', () => {
		const first = kinds.map((kind) => drawFresh(kind, sample[kind], wide));
		const others = kinds.map((kind) => drawFresh(kind, sample[kind], narrow));
		expect(kinds.map((kind) => drawFresh(kind, sample[kind], wide))).toEqual(first);
		expect(others).not.toEqual(first);
		expect(kinds.map((kind) => drawSvg(kind, sample[kind], wide))).toEqual(first);
	});

	it('keeps a name that looks like markup or like ECharts as text', () => {
		const names = [
			'<script>alert(1)</script>',
			'"><img src=x onerror=alert(1)>',
			'{a} {b|c}',
			'font-family: x',
			'zr0-c0'
		];
		const rows = names.map((name, i) => ({ code: `${i}`, name, value: 0.5, status: 'met' as const }));
		const svg = drawSvg('ranking', { rows }, { ...wide, width: 1190 });
		expect(svg).not.toMatch(/<script|<img/);
		expect(wellFormed(svg)).toBe(true);
		const text = words(svg).map((w) =>
			w
				.replace(/&lt;/g, '<')
				.replace(/&gt;/g, '>')
				.replace(/&quot;/g, '"')
				.replace(/&#39;/g, "'")
		);
		expect(text).toEqual(expect.arrayContaining(names));
	});

	it('draws nothing for a missing month: the line is in two parts', () => {
		const whole = sample.trend.points.map((p) => ({ ...p, value: p.value ?? 460 }));
		const parts = (svg: string) =>
			(/<path d="([^"]*)"[^>]*stroke-width="2.4"/.exec(svg)?.[1]!.match(/M/g) ?? []).length;
		expect(parts(drawSvg('trend', sample.trend, wide))).toBe(2);
		expect(parts(drawSvg('trend', { ...sample.trend, points: whole }, wide))).toBe(1);
	});
});
