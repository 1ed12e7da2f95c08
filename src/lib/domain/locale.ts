export type Locale = 'vi' | 'en';

/** A text in both languages of the product. */
export type Bilingual = Record<Locale, string>;
