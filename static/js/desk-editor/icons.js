// The toolbar's signs, drawn on a field of 20 × 20 as strokes.
const PATHS = {
  heading2: "M3 4v12M10 4v12M3 10h7M13 12a2 2 0 1 1 3.6 1.2L13 17h4",
  heading3: "M3 4v12M10 4v12M3 10h7M13 10.5h4l-2.2 2.6A2 2 0 1 1 13 16",
  bold: "M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z",
  italic: "M9 4h6M5 16h6M12 4 8 16",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1",
  bullets: "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01",
  numbers: "M9 5h8M9 10h8M9 15h8M3 3.5 4.5 3v4M3 12.5a1.3 1.3 0 1 1 2.3.8L3 17h3",
  quote: "M3 4v12M7 6h10M7 10h10M7 14h6",
  pull: "M4 12c0-4 1-6 4-7M4 12a2.2 2.2 0 1 0 4.4 0A2.2 2.2 0 1 0 4 12M11.5 12c0-4 1-6 4-7M11.5 12a2.2 2.2 0 1 0 4.4 0 2.2 2.2 0 1 0-4.4 0",
  picture: "M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13 7.5h.01",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M8 8v8",
  embed: "M3 5h14v10H3zM9 8l3.5 2L9 12z",
  company: "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zm0-3v4a2 2 0 0 0 4 0v-1a7 7 0 1 0-3 5.7",
  undo: "M8 4 4 8l4 4M4 8h8a4 4 0 0 1 0 8H8",
  redo: "m12 4 4 4-4 4M16 8H8a4 4 0 0 0 0 8h4",
  rowAdd: "M3 4h14v5H3zM10 12v5M7.5 14.5h5",
  rowCut: "M3 4h14v5H3zM7.5 14.5h5",
  columnAdd: "M3 3h5v14H3zM11.5 10h5M14 7.5v5",
  columnCut: "M3 3h5v14H3zM11.5 10h5",
  headerRow: "M3 4h14v12H3zM3 6h14M3 8h14M10 8v8",
  tableCut: "M3 4h14v12H3zM7 7l6 6M13 7l-6 6",
};

export const icon = (name) => {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  Object.entries({ viewBox: "0 0 20 20", "aria-hidden": "true", focusable: "false", class: "desk-icon" })
    .forEach(([key, value]) => drawing.setAttribute(key, value));
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
};
