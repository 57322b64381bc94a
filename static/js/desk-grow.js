// Lets text fields grow with what is written in them, in browsers whose stylesheets can't.
if (!CSS.supports("field-sizing", "content")) {
  const grow = (field) => {
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  };
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".desk-text textarea").forEach(grow);
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) grow(event.target);
  });
}
