/**
 * A text as nodes, with these ranges in `<mark>`.
 * @param {string} text @param {Search.Range[]} [ranges] in order, disjoint
 */
export function highlight(text, ranges = []) {
  const nodes = [];
  let last = 0;
  for (const [start, end] of ranges) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(last, start), mark);
    last = end;
  }
  return [...nodes, text.slice(last)];
}
