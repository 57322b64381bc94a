// A click into a picture's preview sets its focal point; the two number fields stay the way for the keyboard.
document.addEventListener("DOMContentLoaded", () => {
  const picture = document.querySelector("img[data-focal]");
  const fields = [document.querySelector("#id_focal_x"), document.querySelector("#id_focal_y")];
  if (!picture || fields.includes(null)) return;
  const frame = document.createElement("span");
  const mark = document.createElement("span");
  frame.className = "focal-frame";
  mark.className = "focal-mark";
  picture.replaceWith(frame);
  frame.append(picture, mark);
  const show = () => {
    mark.style.insetInlineStart = `${fields[0].value}%`;
    mark.style.insetBlockStart = `${fields[1].value}%`;
  };
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    fields[0].value = Math.round(((event.clientX - box.left) / box.width) * 100);
    fields[1].value = Math.round(((event.clientY - box.top) / box.height) * 100);
    show();
  });
  fields.forEach((field) => field.addEventListener("input", show));
  show();
});
