// Word writes lists as paragraphs that only look like items: this makes lists of them again.
const ITEM = /mso-list:\s*l\d+\s+level(\d+)/i;

const levelOf = (paragraph) => {
  const level = ITEM.exec(paragraph.getAttribute("style") ?? "");
  return level ? Number(level[1]) : /^MsoListParagraph/.test(paragraph.className) && paragraph.querySelector('[style*="Ignore"]') ? 1 : 0;
};

// Takes the sign before an item away, and tells what kind of list it makes.
const kindOf = (paragraph) => {
  const sign = paragraph.querySelector('[style*="Ignore" i]');
  const text = (sign ?? paragraph).textContent.trim();
  const isNumbered = /^\(?(\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]/i.test(text);
  if (sign) sign.remove();
  else {
    const first = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
    if (first) first.data = first.data.replace(/^\s*([·•o§–-]|\(?(\d{1,3}|[a-z])[.)])[\s\u00a0]+/i, "");
  }
  return isNumbered ? "ol" : "ul";
};

const itemOf = (paragraph) => {
  const made = paragraph.ownerDocument.createElement("li");
  const text = paragraph.ownerDocument.createElement("p");
  text.append(...paragraph.childNodes);
  made.append(text);
  return made;
};

export const makeLists = (body) => {
  let open = [];
  [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")].forEach((paragraph) => {
    const level = levelOf(paragraph);
    if (!level) return;
    const last = open[0]?.list;
    if (!last || last !== previous(paragraph)) open = [];
    while (open.length && open.at(-1).level > level) open.pop();
    const kind = kindOf(paragraph);
    const same = open.at(-1)?.level === level && open.at(-1).kind === kind;
    if (!same && open.at(-1)?.level === level) open.pop();
    const item = itemOf(paragraph);
    if (same) open.at(-1).list.append(item);
    else {
      const list = body.ownerDocument.createElement(kind);
      list.append(item);
      if (open.length) open.at(-1).list.lastElementChild.append(list);
      else paragraph.before(list);
      open.push({ list, level, kind });
    }
    paragraph.remove();
  });
};

// What stands before a paragraph, blanks and comments aside.
const previous = (paragraph) => {
  let node = paragraph.previousSibling;
  while (node && (node.nodeType === 8 || (node.nodeType === 3 && !node.data.trim()))) node = node.previousSibling;
  return node;
};
