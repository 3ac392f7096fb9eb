/* A text with some of its pieces marked, as nodes: `ranges` are [start, end], in order and apart from each other. */
export function marked(text, ranges = []) {
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
