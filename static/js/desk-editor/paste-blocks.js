// Blocks of a foreign document as ours: headings of two ranks, paragraphs where lines were parted, tables that are tables.
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, table, figure, div, section, article, main, header, footer, aside, pre";

export const rename = (node, name) => {
  const made = node.ownerDocument.createElement(name);
  made.append(...node.childNodes);
  [...node.attributes].forEach(({ name: key, value }) => { if (/^(href|style|class|data-)/.test(key)) made.setAttribute(key, value); });
  node.replaceWith(made);
  return made;
};

export const unwrap = (node) => node.replaceWith(...node.childNodes);

const headings = (body) => {
  body.querySelectorAll("p.MsoTitle").forEach((title) => rename(title, "h1"));
  const hasFirst = body.querySelector("h1") !== null;
  body.querySelectorAll("h1, h2, h3, h4, h5, h6").forEach((heading) => {
    const rank = Number(heading.localName[1]);
    rename(heading, rank === 1 || (rank === 2 && !hasFirst) ? "h2" : "h3");
  });
};

// Newsletters and mails are laid out in tables: one around another, or around a single cell, is none.
const tables = (body) => {
  [...body.querySelectorAll("table")].reverse().forEach((table) => {
    table.querySelectorAll("colgroup, col").forEach((node) => node.remove());
    const caption = table.querySelector(":scope > caption");
    if (caption) table.before(rename(caption, "p"));
    const cells = table.querySelectorAll("td, th");
    if (!table.matches('[role="presentation"]') && !table.querySelector("table") && cells.length > 1) return;
    const contents = [...cells].filter((cell) => cell.closest("table") === table).map((cell) => {
      const block = body.ownerDocument.createElement("div");
      block.append(...cell.childNodes);
      return block;
    });
    table.replaceWith(...contents);
  });
};

const isBreak = (node) => node?.nodeName === "BR";
const isBlank = (node) => node.nodeType === 3 && !node.data.trim();

// Two line breaks in a row part paragraphs.
const partAtBreaks = (block) => {
  const parts = [[]];
  let breaks = 0;
  [...block.childNodes].forEach((node) => {
    if (isBreak(node)) breaks += 1;
    else if (isBlank(node) && breaks) return;
    else {
      if (breaks > 1) parts.push([]);
      else if (breaks) parts.at(-1).push(block.ownerDocument.createElement("br"));
      breaks = 0;
      parts.at(-1).push(node);
    }
  });
  block.replaceWith(...parts.filter((part) => part.length).map((part) => {
    const made = block.ownerDocument.createElement("p");
    made.append(...part);
    return made;
  }));
};

const paragraphs = (body) => {
  if (!body.querySelector(BLOCKS)) {
    const all = body.ownerDocument.createElement("div");
    all.append(...body.childNodes);
    body.append(all);
  }
  body.querySelectorAll("pre").forEach((pre) => {
    const lines = pre.textContent.split("\n").flatMap((line, at) => (at ? [pre.ownerDocument.createElement("br"), line] : [line]));
    pre.replaceChildren(...lines);
  });
  [...body.querySelectorAll("p, div, section, article, pre")].reverse().forEach((block) => {
    if (block.querySelector(BLOCKS)) return block.localName === "p" ? undefined : unwrap(block);
    return partAtBreaks(block);
  });
};

// A line break beside a block, or at the end of all, breaks nothing.
const strayBreaks = (body) => body.querySelectorAll(":scope > br").forEach((node) => {
  const [before, after] = [node.previousElementSibling, node.nextElementSibling];
  if (!before || !after || before.matches(BLOCKS) || after.matches(BLOCKS)) node.remove();
});

const EMPTY = "p, h2, h3, li, blockquote, ul, ol, tr, table, strong, em, a";
const empties = (body) => {
  [...body.querySelectorAll(EMPTY)].reverse().forEach((node) => {
    if (node.textContent.trim() || node.closest("figure[data-kind]")) return;
    if (node.closest("td, th") && node.localName === "p") unwrap(node);
    else if (!node.querySelector("td, th, figure")) node.remove();
  });
};

export const tidyBlocks = (body) => [tables, headings, paragraphs].forEach((step) => step(body));
export const dropEmpties = (body) => [empties, strayBreaks].forEach((step) => step(body));
