// node pdf-qr.mjs < file.pdf: the text of the QR code drawn on the first page. The rectangles that the page really fills are
// painted on a raster, as a viewer would, and that raster is decoded.
import { readFileSync } from 'node:fs';
import jsQR from 'jsqr';

console.log = console.warn = () => {};
const { getDocument, OPS, Util, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const SCALE = 4;
const pdf = await getDocument({ data: new Uint8Array(readFileSync(0)), verbosity: VerbosityLevel.ERRORS, isEvalSupported: false, disableFontFace: true }).promise;
const page = await pdf.getPage(1);
const { width, height, transform } = page.getViewport({ scale: SCALE });
const [columns, rows] = [Math.ceil(width), Math.ceil(height)];
const pixels = new Uint8ClampedArray(columns * rows * 4).fill(255);

let matrix = transform, shade = 0, subpaths = [];
const saved = [];
const { fnArray, argsArray } = await page.getOperatorList();
fnArray.forEach((operator, index) => {
  const args = argsArray[index];
  switch (operator) {
    case OPS.save: case OPS.paintFormXObjectBegin:
      saved.push([matrix, shade]);
      if (operator === OPS.paintFormXObjectBegin && args[0]) matrix = Util.transform(matrix, args[0]);
      break;
    case OPS.restore: case OPS.paintFormXObjectEnd: if (saved.length) [matrix, shade] = saved.pop(); break;
    case OPS.transform: matrix = Util.transform(matrix, args); break;
    case OPS.setFillRGBColor: shade = (args[0] + args[1] + args[2]) / 3; break;
    case OPS.setFillGray: shade = args[0] * 255; break;
    case OPS.constructPath: collect(args[0], args[1]); break;
    case OPS.fill: case OPS.eoFill: subpaths.forEach(paint); subpaths = []; break;
    case OPS.stroke: case OPS.closeStroke: case OPS.endPath: subpaths = []; break;
  }
});

const found = jsQR(pixels, columns, rows);
if (!found) throw new Error('no QR code on the first page');
process.stdout.write(JSON.stringify({ text: found.data, corner: found.location.topLeftCorner, size: [columns, rows] }));

// the straight subpaths of a path, each as its points
function collect(operators, values) {
  let at = 0;
  for (const operator of operators) {
    if (operator === OPS.moveTo) subpaths.push([[values[at++], values[at++]]]);
    else if (operator === OPS.lineTo) subpaths.at(-1).push([values[at++], values[at++]]);
    else if (operator === OPS.rectangle) {
      const [x, y, w, h] = values.slice(at, at += 4);
      subpaths.push([[x, y], [x + w, y], [x + w, y + h], [x, y + h]]);
    } else at += operator === OPS.curveTo ? 6 : operator === OPS.closePath ? 0 : 4;
  }
}

function paint(points) {
  const placed = points.map(point => Util.applyTransform(point, matrix));
  const [xs, ys] = [placed.map(point => point[0]), placed.map(point => point[1])];
  for (let y = Math.max(0, Math.round(Math.min(...ys))); y < Math.min(rows, Math.round(Math.max(...ys))); y++) {
    for (let x = Math.max(0, Math.round(Math.min(...xs))); x < Math.min(columns, Math.round(Math.max(...xs))); x++) {
      pixels.fill(shade, (y * columns + x) * 4, (y * columns + x) * 4 + 3);
    }
  }
}
