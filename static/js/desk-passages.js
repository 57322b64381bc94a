// Finds a passage again by its words and their neighbours, in the text as it reads now; touches nothing.
window.deskPassages = (() => {
  const BLOCKS = "p, h2, h3, li, blockquote, figcaption, td, th, figure";
  const AROUND = 48;
  const LONGEST = 1000;
  // A few letters may stand anywhere: they need their neighbours to be the same passage.
  const SHORT = 24;
  const NEIGHBOURS = 8;
  const PLAIN = { "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"' };
  // As long as what it was given, letter for letter.
  const fold = (text) => text.replace(/[’‘“”«»]/g, (mark) => PLAIN[mark]).replace(/\s/g, " ");

  const read = (root) => {
    // What the editor shows around a caption, its buttons among it, is not text.
    const accept = (node) => (node.matches?.(".desk-figure > [contenteditable=false]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, accept);
    const parts = [];
    let words = "";
    let block = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      // The editor ends empty paragraphs with a break of its own.
      if (node.nodeName === "BR" && node.nextSibling) words += " ";
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const own = node.parentElement.closest(BLOCKS);
      if (parts.length && own !== block) words += " ";
      block = own;
      parts.push({ node, start: words.length });
      words += node.data;
    }
    return { words, folded: fold(words), parts };
  };

  const alike = (left, right, step) => {
    let length = 0;
    const at = (text) => (step > 0 ? text[length] : text[text.length - 1 - length]);
    while (length < Math.min(left.length, right.length) && at(left) === at(right)) length += 1;
    return length;
  };

  const find = (text, { quote, prefix, suffix }) => {
    const words = fold(quote).trim().split(" ").filter(Boolean);
    if (!words.length) return null;
    const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(" +"), "g");
    const [before, after] = [fold(prefix), fold(suffix)];
    let best = null;
    for (const match of text.folded.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const score = alike(before, text.folded.slice(Math.max(0, start - AROUND), start), -1)
        + alike(after, text.folded.slice(end, end + AROUND), 1);
      if (!best || score > best.score) best = { start, end, score };
    }
    const needed = Math.min(NEIGHBOURS, before.length + after.length);
    return best && quote.length < SHORT && best.score < needed ? null : best;
  };

  const point = (text, at, isEnd) => {
    const part = text.parts.findLast(({ start }) => (isEnd ? start < at : start <= at)) ?? text.parts[0];
    return [part.node, Math.min(at - part.start, part.node.data.length)];
  };

  const range = (text, place) => {
    const found = document.createRange();
    found.setStart(...point(text, place.start, false));
    found.setEnd(...point(text, place.end, true));
    return found;
  };

  // What `find` needs to know of the chosen words; null where there are none.
  const describe = (text, chosen) => {
    const inside = text.parts.filter(({ node }) => chosen.intersectsNode(node));
    if (!inside.length) return null;
    const [first, last] = [inside[0], inside[inside.length - 1]];
    let start = first.start + (chosen.startContainer === first.node ? chosen.startOffset : 0);
    let end = last.start + (chosen.endContainer === last.node ? chosen.endOffset : last.node.data.length);
    while (start < end && /\s/.test(text.words[start])) start += 1;
    while (end > start && /\s/.test(text.words[end - 1])) end -= 1;
    end = Math.min(end, start + LONGEST);
    if (start >= end) return null;
    return {
      quote: text.words.slice(start, end),
      prefix: text.words.slice(Math.max(0, start - AROUND), start),
      suffix: text.words.slice(end, end + AROUND),
    };
  };
  return { read, find, range, describe };
})();
