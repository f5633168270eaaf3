import { Words } from '../words/words.js';
import { shareOf, spreadPlot, type Lane } from './spread-plot.js';

const words = new Words('fr');
const MARKS = ['Pas du tout', 'Un peu', 'Moyennement', 'Beaucoup', 'Tout à fait'];

const lane = (place: number, given: Partial<Lane> = {}): Lane => ({
  name: `Point de vue ${place}`,
  marked: { place, isPanel: false },
  figures: { n: 4, median: 3.5, min: 2, max: 5, lower: 2.5, upper: 4 },
  why: null,
  ...given,
});
const drawn = (lanes: readonly Lane[]): string =>
  spreadPlot(words, { id: 'q', title: 'Question', marks: MARKS, lanes }).markup.replace(/\s+/g, ' ');

describe('Viewpoints drawn side by side', () => {
  it('put the first mark left, the last right, the middle one in the middle', () => {
    expect([1, 3, 5].map((mark) => shareOf(mark, 5))).toEqual([5, 50, 95]);
    expect(shareOf(1, 1)).toBe(50);
  });

  it('say in figures all that they draw: median, quartiles, range, number of answers', () => {
    const row = drawn([lane(0)]).replace(/<svg.*?<\/svg>/g, '');
    for (const said of ['3,5', '2,5 à 4', '2 à 5', '>4<']) expect(row).toContain(said);
  });

  it('draw the median by the viewpoint’s sign, the quartiles by a bar, the range by a line', () => {
    const [, body = ''] = drawn([lane(1)]).split('<tbody>');
    expect(body).toContain(`<svg x="${shareOf(3.5, 5)}%"`);
    expect(body).toContain(`<rect x="${shareOf(2.5, 5)}%"`);
    expect(body).toContain(`<line x1="${shareOf(2, 5)}%" x2="${shareOf(5, 5)}%"`);
    expect(body).toContain('viewpoint--2');
  });

  it('tell eight viewpoints apart without colours', () => {
    const shapes = [
      ...drawn(Array.from({ length: 8 }, (_, place) => lane(place))).matchAll(/<path d="([^"]+)"/g),
    ];
    expect(new Set(shapes.map(([, outline]) => outline)).size).toBe(8);
  });

  it('say why a viewpoint is withheld, and draw nothing of it', () => {
    const body = drawn([lane(0, { figures: null, why: 'Moins de 5 réponses : non montré.' })]).split(
      '<tbody>',
    )[1];
    expect(body).toContain('Moins de 5 réponses : non montré.');
    expect(body).not.toMatch(/quartiles|range|data-label/);
  });

  it('show a name as the text it is', () => {
    expect(drawn([lane(0, { name: '<b>x</b>' })])).toContain('&lt;b&gt;x');
  });
});
