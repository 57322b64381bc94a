// Picture files that are dropped onto the text, or pasted into it: uploaded, and put in their place.
import { Extension, Plugin } from "tiptap";
import { insertFigure } from "desk-editor/figure";
import { isPicture, upload } from "desk-editor/upload";
import { announce, say, told } from "desk-editor/words";

const MOST = 10;

const insertAll = async (editor, files, start) => {
  let position = start;
  const follow = ({ transaction }) => { position = transaction.mapping.map(position); };
  editor.on("transaction", follow);
  const refused = [];
  for (const file of files.slice(0, MOST)) {
    announce(say("uploading", file.name));
    const answer = await upload(file, {}, (percent) => announce(`${say("uploading", file.name)} ${percent} %`));
    const picture = answer.picture ?? answer.known;
    if (picture) insertFigure(editor, "picture", { picture: picture.id }, position);
    else refused.push(`${file.name}: ${answer.error}`);
  }
  editor.off("transaction", follow);
  announce(refused.join(" ") || say("uploaded"), refused.length ? "wrong" : "");
};

const take = (editor, files, position) => {
  const pictures = [...files].filter(isPicture);
  if (!told.upload || !files.length) return false;
  if (pictures.length) insertAll(editor, pictures, position);
  else announce(say("noPicture"), "wrong");
  return true;
};

export const files = Extension.create({
  name: "deskFiles",
  addProseMirrorPlugins() {
    const { editor } = this;
    const handleDrop = (view, event) => {
      const dropped = event.dataTransfer?.files ?? [];
      if (!dropped.length) return false;
      event.preventDefault();
      const where = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
      return take(editor, dropped, where ?? view.state.selection.from);
    };
    // Word puts a drawing of the text beside the text itself: words come first.
    const handlePaste = (view, event) => {
      const { files: pasted, types } = event.clipboardData ?? {};
      if (!pasted?.length) return false;
      const html = types.includes("text/html") ? event.clipboardData.getData("text/html") : "";
      const words = new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
      return words || event.clipboardData.getData("text/plain").trim() ? false : take(editor, pasted, view.state.selection.from);
    };
    return [new Plugin({ props: { handleDrop, handlePaste } })];
  },
});
