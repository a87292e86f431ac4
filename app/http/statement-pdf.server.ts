import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "@cantoo/pdf-lib";
import type { Statement } from "../domain/credits/read-statement.ts";
import type { PdfWords } from "../domain/credits/statement-csv.ts";

/** Millimetres as PDF's points. */
const mm = (length: number) => (length * 72) / 25.4;
const [width, height] = [mm(210), mm(297)];
const margin = mm(20);
const lineHeight = 15;
const columns = [margin, margin + mm(32), width - margin - mm(24), width - margin];
const grey = rgb(0.4, 0.4, 0.4);

/** A month as a page, or as many as it takes, of A4. Letters outside Western Europe's are shown as a question mark. */
export async function statementPdf(statement: Statement, words: PdfWords): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(`${words.title} ${words.month}`);
  const sheet = new Sheet(
    pdf,
    await pdf.embedFont(StandardFonts.Helvetica),
    await pdf.embedFont(StandardFonts.HelveticaBold),
  );
  sheet.heading(words);
  const { opening, closing, entries, from, to } = statement;
  sheet.row([words.dateOf(from), words.opening, "", String(opening)], grey);
  for (const entry of entries) {
    const credits = entry.credits > 0 ? `+${entry.credits}` : String(entry.credits);
    sheet.row([words.dateOf(entry.at), words.nameOf(entry), credits, String(entry.balance)]);
  }
  sheet.row([words.dateOf(new Date(to.getTime() - 1)), words.closing, "", String(closing)], grey);
  if (words.paid) sheet.row(["", words.paid, "", ""], grey);
  sheet.number(words);
  return pdf.save();
}

/** Writes lines from the top of a page to its end, and then on the next. */
class Sheet {
  readonly #pdf: PDFDocument;
  readonly #font: PDFFont;
  readonly #bold: PDFFont;
  #page: PDFPage;
  #y = height - margin;

  constructor(pdf: PDFDocument, font: PDFFont, bold: PDFFont) {
    this.#pdf = pdf;
    this.#font = font;
    this.#bold = bold;
    this.#page = pdf.addPage([width, height]);
  }

  heading({ title, shop, month, columns: heads }: PdfWords): void {
    this.#write(`${title} ${month}`, margin, { size: 18, bold: true });
    this.#y -= 22;
    this.#write(shop, margin, { color: grey });
    this.#y -= 34;
    this.#cells([heads.date, heads.what, heads.credits, heads.balance], true);
    this.#y -= 6;
    this.#page.drawLine({ start: { x: margin, y: this.#y }, end: { x: width - margin, y: this.#y }, thickness: 0.5 });
    this.#y -= lineHeight;
  }

  row(cells: string[], color = rgb(0, 0, 0)): void {
    if (this.#y < margin + lineHeight * 2) {
      this.#page = this.#pdf.addPage([width, height]);
      this.#y = height - margin;
    }
    this.#cells(cells, false, color);
    this.#y -= lineHeight;
  }

  /** How many pages there are is known at the end only. */
  number({ page }: PdfWords): void {
    const pages = this.#pdf.getPages();
    for (const [at, one] of pages.entries()) {
      this.#page = one;
      this.#y = margin - 10;
      this.#write(page(at + 1, pages.length), margin, { size: 8, color: grey });
    }
  }

  #cells([date = "", what = "", credits = "", balance = ""]: string[], bold: boolean, color = rgb(0, 0, 0)): void {
    const [first = 0, second = 0, third = 0, fourth = 0] = columns;
    this.#write(date, first, { bold, color });
    this.#write(this.#cut(what, third - second - mm(22)), second, { bold, color });
    this.#write(credits, third, { bold, color, right: true });
    this.#write(balance, fourth, { bold, color, right: true });
  }

  #write(text: string, x: number, { size = 9, bold = false, color = rgb(0, 0, 0), right = false } = {}): void {
    const font = bold ? this.#bold : this.#font;
    const shown = encodable(text, font);
    const from = right ? x - font.widthOfTextAtSize(shown, size) : x;
    this.#page.drawText(shown, { x: from, y: this.#y, size, font, color });
  }

  #cut(text: string, room: number): string {
    let shown = encodable(text, this.#font);
    if (this.#font.widthOfTextAtSize(shown, 9) <= room) return shown;
    while (shown.length > 0 && this.#font.widthOfTextAtSize(`${shown}…`, 9) > room) shown = shown.slice(0, -1);
    return `${shown}…`;
  }
}

function encodable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet());
  return [...text.replace(/[\u00a0\u202f]/g, " ")]
    .map((letter) => (known.has(letter.codePointAt(0) ?? 0) ? letter : "?"))
    .join("");
}
