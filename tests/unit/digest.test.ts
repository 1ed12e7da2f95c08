import { describe, expect, it } from 'vitest';
import { VIETNAMESE_MARKS } from '../../src/lib/domain/text';
import { Digest, MARK_BYTE } from '../../src/lib/server/ingest/digest';

const seen = (...parts: string[]) => {
	const digest = new Digest();
	for (const part of parts) digest.add(Buffer.from(part));
	return digest;
};

describe('what is known of bytes seen once', () => {
	it('is their number and their SHA-256, however they were cut', () => {
		const [whole, cut] = [seen('Bồ Đề'), seen('B', 'ồ Đ', '', 'ề')];
		expect([whole.bytes, cut.bytes]).toEqual([10, 10]);
		expect(cut.sha256()).toBe(whole.sha256());
	});

	it.each(VIETNAMESE_MARKS)('tells that the mark %j stands by itself somewhere', (mark) => {
		expect(Buffer.from(mark)[0]).toBe(MARK_BYTE);
		expect(seen('abc', `o${mark}`).letters).toEqual({ marks: true, nul: false });
	});

	it('does not take whole letters for marks', () => {
		const letters = 'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ';
		expect(seen(letters, letters.toUpperCase()).letters).toEqual({ marks: false, nul: false });
	});

	it('tells that NUL is there', () => {
		expect(seen('a\u0000b').letters).toEqual({ marks: false, nul: true });
	});
});
