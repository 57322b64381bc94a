// Before the page is painted: says that scripts run, and brings focus mode back, so that nothing moves afterwards.
document.documentElement.classList.add("is-scripted");
try {
  if (sessionStorage.getItem("desk.focus") === "on") document.documentElement.classList.add("is-focused");
} catch { /* a browser that keeps nothing begins with the whole page */ }
