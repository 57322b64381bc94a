// The slider moves the rehearsal's instant, and links in the frame stay in the rehearsal.
const root = document.querySelector("[data-rehearsal]");
const frame = root.querySelector("[data-rehearsal-stage]");
const bar = () => root.querySelector("[data-rehearsal-bar]");
const home = root.dataset.rehearsal;
const stage = () => `${home}${bar().dataset.stamp}`;
const pathField = () => bar().querySelector("[name=path]");

const stampOf = (minutes) => new Date(minutes * 60000).toISOString().replace(".000", "");
const here = (at) => `${home}?${new URLSearchParams({ at, path: pathField().value || "/" })}`;

// The bar tells of another instant: everything but the frame comes anew from the desk.
async function tell(address, focused) {
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-rehearsal]");
  for (const part of ["[data-rehearsal-bar]", ".rehearsal-more"]) {
    root.querySelector(part).replaceWith(document.adoptNode(fresh.querySelector(part)));
  }
  history.replaceState(null, "", address);
  dress();
  if (focused) bar().querySelector("[type=range]").focus();
}

function move(at) {
  const address = here(at);
  bar().dataset.stamp = at;
  frame.contentWindow.location.replace(stage() + (pathField().value || "/"));
  return tell(address, true);
}

function dress() {
  const slide = bar().querySelector("[data-rehearsal-slide]");
  const slider = slide.querySelector("input");
  slide.hidden = false;
  let soon;
  slider.addEventListener("input", () => {
    const said = new Date(slider.value * 60000);
    slider.ariaValueText = said.toLocaleString(document.documentElement.lang);
    bar().querySelector(".rehearsal-says").textContent = slider.ariaValueText;
    clearTimeout(soon);
    soon = setTimeout(() => move(stampOf(slider.value)), 350);
  });
}

function follow(event) {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button) return;
  const to = new URL(link.href);
  event.preventDefault();
  if (to.origin !== location.origin) return;
  if (to.pathname.startsWith(home)) return void (frame.contentWindow.location.href = to.href);
  frame.contentWindow.location.href = stage() + to.pathname + to.search + to.hash;
}

function arrived() {
  const shown = frame.contentWindow.location;
  if (!shown.pathname.startsWith(stage())) return;
  const path = (shown.pathname.slice(stage().length) || "/") + shown.search;
  frame.contentDocument.addEventListener("click", follow);
  if (pathField().value === path) return;
  pathField().value = path;
  const asked = new URLSearchParams(location.search);
  asked.set("path", path);
  tell(`${home}?${asked}`);
}

frame.addEventListener("load", arrived);
if (frame.contentDocument?.readyState === "complete") arrived();
dress();
