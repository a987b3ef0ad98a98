import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { BODY, mm, type Part, SIZE, SONG } from './type.js';

/** — 1 —, on the outer side: right on odd pages, left on even ones, one character in. */
const footer = (alignment: 'left' | 'right'): Footer => {
  const number = { font: SONG, size: 28 };
  return new Footer({
    children: [
      new Paragraph({
        alignment: alignment === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { left: 280, right: 280 },
        children: [
          new TextRun({ ...number, text: '— ' }),
          new TextRun({ ...number, children: [PageNumber.CURRENT] }),
          new TextRun({ ...number, text: ' —' }),
        ],
      }),
    ],
  });
};

/** The parts of a letter on pages of GB/T 9704: A4, the text 156 mm by 225 mm. */
export function docxOf(children: readonly Part[]): Promise<Uint8Array> {
  const document = new Document({
    styles: { default: { document: { run: { font: BODY, size: SIZE } } } },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(24) },
          },
        },
        footers: { default: footer('right'), even: footer('left') },
        children: [...children],
      },
    ],
  });
  return Packer.toBuffer(document);
}
