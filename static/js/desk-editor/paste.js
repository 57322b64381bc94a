// What is pasted from Word, Google Docs, mail and web pages, made into what a story may hold.
import { Extension, Plugin } from "tiptap";
import { tidy } from "desk-editor/link";
import { dropEmpties, rename, tidyBlocks, unwrap } from "desk-editor/paste-blocks";
import { makeLists } from "desk-editor/paste-lists";

const GONE = "script, style, meta, link, title, xml, svg, math, img, picture, video, audio, iframe, object, embed, form > input, select, button, hr, wbr, del, template, noscript, [hidden], [style*='display:none' i], [style*='display: none' i], [style*='mso-hide:all' i]";
const KEPT = new Set("p h2 h3 ul ol li blockquote strong em a br table tbody thead tfoot tr td th figure figcaption".split(" "));
const ATTRIBUTES = { a: ["href"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] };
const OWN = /^data-(kind|picture|alt|url|company)$/;

const comments = (body) => {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  found.forEach((comment) => comment.remove());
};

const styled = (node, name, value) => new RegExp(`(^|;)\\s*${name}\\s*:\\s*(${value})`, "i").test(node.getAttribute("style") ?? "");
const isBold = (node) => styled(node, "font-weight", "bold|[6-9]00");
const isItalic = (node) => styled(node, "font-style", "italic|oblique");

// Bold and italic by style as elements. Google Docs wraps everything in a `b` that is not bold.
const letters = (body) => {
  body.querySelectorAll("b, strong, i, em, cite").forEach((node) => {
    const isPlain = styled(node, "font-weight", "normal|400") || styled(node, "font-style", "normal");
    if (isPlain && !isItalic(node) && !isBold(node)) unwrap(node);
    else rename(node, /^(b|strong)$/.test(node.localName) ? "strong" : "em");
  });
  body.querySelectorAll("span, font").forEach((node) => {
    const names = [isBold(node) ? "strong" : "", isItalic(node) ? "em" : ""].filter((name) => name && !node.closest(name));
    names.forEach((name) => {
      const made = node.ownerDocument.createElement(name);
      made.append(...node.childNodes);
      node.append(made);
    });
  });
  body.querySelectorAll("h1 strong, h2 strong, h3 strong, h4 strong, h5 strong, h6 strong, th strong").forEach(unwrap);
};

// Where a link really leads: search engines and mail programs put themselves in between.
const target = (href) => {
  const url = URL.canParse(href) ? new URL(href) : null;
  const inner = url && (/(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url" ? url.searchParams.get("q") ?? url.searchParams.get("url")
    : url.hostname.endsWith(".safelinks.protection.outlook.com") ? url.searchParams.get("url") : null);
  return tidy(inner ?? href);
};

const links = (body) => body.querySelectorAll("a").forEach((anchor) => {
  const href = target(anchor.getAttribute("href") ?? "");
  if (href && !href.startsWith("#")) anchor.setAttribute("href", href);
  else unwrap(anchor);
});

// Fixed blanks stay where typography wants them: beside marks and figures. Others come from word processors.
const blanks = (body) => {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    text.data = text.data.replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(/[ \t\r\n\u00a0]{2,}/g, " ")
      .replace(/(?<![«\d])\u00a0(?![»?!:;%€$£\d])/g, " ").replace(/[\t\r\n]/g, " ");
  }
};

const strip = (body) => {
  [...body.querySelectorAll("*")].reverse().forEach((node) => {
    if (!KEPT.has(node.localName) && !(node.localName === "span" && node.dataset.company)) return unwrap(node);
    return [...node.attributes].forEach(({ name }) => {
      if (!ATTRIBUTES[node.localName]?.includes(name) && !OWN.test(name)) node.removeAttribute(name);
    });
  });
  body.querySelectorAll("figure:not([data-kind])").forEach(unwrap);
  body.querySelectorAll("figcaption").forEach((caption) => { if (!caption.closest("figure")) rename(caption, "p"); });
};

export const clean = (html) => {
  if (/data-pm-slice/.test(html)) return html;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  comments(body);
  makeLists(body);
  body.querySelectorAll(GONE).forEach((node) => node.remove());
  [letters, links, blanks, tidyBlocks, strip, dropEmpties].forEach((step) => step(body));
  return body.innerHTML;
};

export const paste = Extension.create({
  name: "deskPaste",
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: clean } })],
});
