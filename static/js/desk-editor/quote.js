// A pull quote: what somebody said, and below it who that is.
import { Node, TextSelection } from "tiptap";

// The pull quote around the caret: its position, node and depth.
const around = ({ $from }) => {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "pullQuote") return { at: $from.before(depth), node: $from.node(depth), depth };
  }
  return null;
};

const put = (tr, position) => tr.setSelection(TextSelection.near(tr.doc.resolve(position))).scrollIntoView();

const unwrap = (state, dispatch, found) => {
  const [quote, speaker] = [found.node.child(0), found.node.child(1)];
  const left = speaker.childCount ? quote.content.addToEnd(state.schema.nodes.paragraph.create(null, speaker.content)) : quote.content;
  dispatch?.(put(state.tr.replaceWith(found.at, found.at + found.node.nodeSize, left), found.at + 1));
  return true;
};

const wrap = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const { pullQuote, pullText, pullSpeaker, paragraph } = state.schema.nodes;
  if ($from.depth === 0 || $from.node(1).type.name === "table") return false;
  const [start, end] = [$from.before(1), $to.after(1)];
  const said = [];
  state.doc.nodesBetween(start, end, (node) => {
    if (node.isTextblock) said.push(paragraph.create(null, node.content));
    return !node.isTextblock;
  });
  const text = pullText.create(null, said);
  const tr = state.tr.replaceWith(start, end, pullQuote.create(null, [text, pullSpeaker.create()]));
  // What was said is there already: its speaker comes next.
  dispatch?.(put(tr, text.textContent ? start + 2 + text.nodeSize : start + 3));
  return true;
};

const enter = ({ state, view }) => {
  const found = state.selection.empty && around(state.selection);
  if (!found) return false;
  const { $from } = state.selection;
  const end = found.at + found.node.nodeSize;
  if ($from.parent.type.name === "pullSpeaker") {
    view.dispatch(put(state.tr.insert(end, state.schema.nodes.paragraph.create()), end + 1));
    return true;
  }
  const text = found.node.child(0);
  const isAtEnd = $from.parentOffset === $from.parent.content.size && $from.index($from.depth - 1) === text.childCount - 1;
  if (!isAtEnd) return false;
  view.dispatch(put(state.tr, found.at + 1 + text.nodeSize + 1));
  return true;
};

const backspace = ({ state, view }) => {
  const found = state.selection.empty && around(state.selection);
  if (!found || state.selection.$from.parentOffset) return false;
  const { $from } = state.selection;
  if ($from.parent.type.name === "pullSpeaker") {
    view.dispatch(put(state.tr, $from.before() - 2));
    return true;
  }
  return $from.index($from.depth - 1) === 0 && unwrap(state, view.dispatch, found);
};

const PullText = Node.create({
  name: "pullText",
  content: "paragraph+",
  parseHTML: () => [{ tag: "blockquote", context: "pullQuote/", priority: 120 }],
  renderHTML: () => ["blockquote", 0],
});
const PullSpeaker = Node.create({
  name: "pullSpeaker",
  content: "inline*",
  parseHTML: () => [{ tag: "figcaption", context: "pullQuote/", priority: 120 }],
  renderHTML: () => ["figcaption", 0],
});
const PullQuote = Node.create({
  name: "pullQuote",
  group: "top",
  content: "pullText pullSpeaker",
  isolating: true,
  parseHTML: () => [{ tag: 'figure[data-kind="pull"]', priority: 120 }],
  renderHTML: () => ["figure", { "data-kind": "pull" }, 0],
  addCommands: () => ({
    togglePullQuote: () => ({ state, dispatch }) => {
      const found = around(state.selection);
      return found ? unwrap(state, dispatch, found) : wrap(state, dispatch);
    },
  }),
  addKeyboardShortcuts() {
    return { Enter: () => enter(this.editor), Backspace: () => backspace(this.editor) };
  },
});
export const quote = [PullQuote, PullText, PullSpeaker];
