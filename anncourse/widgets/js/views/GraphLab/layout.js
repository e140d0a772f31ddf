/** Where the nodes of a graph stand: a column for each level, and room in it for every edge that only passes. */

/** @typedef {import("../../core/inside/expression.js").Node} Node */
/** @typedef {[number, number]} Place */
/** @typedef {{ from: number, to: number, source: number, places: Place[] }} Edge  from node to node, as its source number `source` */

/** Between two rows; from the sides to the middle of the first and the last column. */
const ROW = 78, SIDE = 34;

/**
 * @param {Node[]} nodes
 * @param {number} width
 * @returns {{ places: Place[], edges: Edge[], height: number, gap: number }}
 */
export function layout(nodes, width) {
  const levels = nodes[nodes.length - 1].level, gap = levels ? Math.min(200, (width - 2 * SIDE) / levels) : 0, left = (width - gap * levels) / 2;
  /** What stands in each column: nodes, and edges on their way; `before` are the heights they come from. @type {{ before: Place[], put(place: Place): void }[][]} */
  const columns = Array.from({ length: levels + 1 }, () => []);
  /** @type {Place[]} */
  const places = nodes.map(() => [0, 0]);
  /** @type {Edge[]} */
  const edges = [];
  nodes.forEach(({ sources, level }, i) => {
    const own = sources.map((from, source) => {
      /** @type {Edge} */
      const edge = { from, to: i, source, places: [places[from]] };
      for (let column = nodes[from].level + 1; column < level; column++) {
        /** @type {Place} */
        const place = [0, 0], before = edge.places[edge.places.length - 1];
        columns[column].push({ before: [before], put: ([x, y]) => { [place[0], place[1]] = [x, y]; } });
        edge.places.push(place);
      }
      edges.push(edge);
      return edge;
    });
    columns[level].push({ before: own.map(({ places: way }) => way[way.length - 1]), put: ([x, y]) => { [places[i][0], places[i][1]] = [x, y]; } });
  });
  const height = ROW * Math.max(...columns.map(({ length }) => length));
  columns.forEach((column, level) => {
    const mean = new Map(column.map((item) => [item, item.before.reduce((sum, [, y]) => sum + y, 0) / (item.before.length || 1)]));
    if (level) column.sort((a, b) => /** @type {number} */ (mean.get(a)) - /** @type {number} */ (mean.get(b)));
    column.forEach(({ put }, row) => put([left + gap * level, height / 2 + ROW * (row - (column.length - 1) / 2)]));
  });
  for (const edge of edges) edge.places.push(places[edge.to]);
  return { places, edges, height, gap };
}
