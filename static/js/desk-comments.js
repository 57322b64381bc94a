// Sends comments without leaving the page: the threads come back anew, what else was being typed stays.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-talk]");
  const form = document.querySelector("#talk-form");
  if (!panel || !form) return;
  const threads = panel.querySelector("[data-talk-threads]");
  const box = panel.querySelector("textarea[name=text]");
  const error = panel.querySelector("[data-talk-error]");
  const status = panel.querySelector("[data-talk-status]");
  const draft = `desk.comment.${form.action}`;
  let isSending = false;

  const complain = (sentence) => {
    error.textContent = sentence;
    error.hidden = !sentence;
  };
  // What is typed in other boxes, and which boxes are open, survives the threads' coming anew.
  const boxes = () => [...threads.querySelectorAll("textarea")];
  const renew = (html, sent) => {
    const typed = new Map(boxes().filter((one) => one.value !== one.defaultValue).map((one) => [one.name, one.value]));
    const open = new Set(boxes().filter((one) => one.closest("details").open).map((one) => one.name));
    const wasResolvedOpen = threads.querySelector(".talk-resolved")?.open;
    threads.innerHTML = html;
    boxes().filter((one) => one.name !== sent).forEach((one) => {
      one.value = typed.get(one.name) ?? one.value;
      one.closest("details").open = open.has(one.name);
    });
    if (wasResolvedOpen) threads.querySelector(".talk-resolved")?.setAttribute("open", "");
    panel.dispatchEvent(new Event("talk:shown"));
  };
  const clear = () => {
    box.value = "";
    sessionStorage.removeItem(draft);
    panel.dispatchEvent(new Event("talk:cleared"));
  };
  const send = async (button) => {
    const body = new FormData(form, button);
    const name = button.name === "do" ? `${button.value}-${button.closest("[id^=comment-]").id.slice(8)}` : "text";
    const place = button.closest("[id^=comment-]")?.id;
    const words = box.value;
    // A button's `formAction` would be the page's own address where it has none.
    const address = button.getAttribute("formaction") ?? form.action;
    const answer = await fetch(address, { method: "POST", body, headers: { "X-Requested-With": "fetch" } })
      .catch(() => null);
    const isJson = answer?.headers.get("Content-Type")?.startsWith("application/json");
    if (isJson) return complain((await answer.json()).error);
    if (!answer?.ok || answer.redirected) return complain(panel.dataset.lost);
    complain("");
    const hadFocus = panel.contains(document.activeElement) || document.activeElement === document.body;
    renew(await answer.text(), name);
    if (name === "text" && box.value === words) clear();
    status.textContent = "";
    status.textContent = panel.dataset.sent;
    if (!hadFocus) return undefined;
    const goal = name === "text" ? box : document.getElementById(place);
    return (goal?.checkVisibility() ? goal : panel.querySelector("#talk")).focus({ preventScroll: name === "text" });
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    panel.setAttribute("aria-busy", "true");
    await send(event.submitter ?? panel.querySelector(".talk-new .button"));
    panel.removeAttribute("aria-busy");
    isSending = false;
  });
  // The story's own scripts must not take these boxes for fields of the story.
  for (const kind of ["input", "change"]) panel.addEventListener(kind, (event) => event.stopPropagation());
  box.addEventListener("input", () => sessionStorage.setItem(draft, box.value));
  box.value ||= sessionStorage.getItem(draft) ?? "";
  panel.addEventListener("click", (event) => {
    const around = event.target.closest("summary")?.parentElement;
    if (around && !around.open) setTimeout(() => around.querySelector("textarea")?.focus());
  });
  panel.addEventListener("keydown", (event) => {
    if (!event.target.matches("textarea")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.target.parentElement.querySelector("button.button").click();
    } else if (event.key === "Escape" && event.target.closest("details") && !event.defaultPrevented) {
      const around = event.target.closest("details");
      around.open = false;
      around.querySelector("summary").focus();
    }
  });
});
