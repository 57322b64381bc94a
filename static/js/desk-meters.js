// Measures headline and standfirst while they are typed; what is too long is said in words, once.
document.addEventListener("DOMContentLoaded", () => {
  const meters = [...document.querySelectorAll("[data-meter]")];
  if (!meters.length) return;
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "20px Arial, 'Liberation Sans', Arimo, sans-serif";
  const voice = document.createElement("p");
  voice.className = "visually-hidden";
  voice.setAttribute("role", "status");
  document.querySelector(".desk-text").append(voice);

  const measure = (meter, field, isFirst) => {
    const text = field.value.trim().replace(/\s+/g, " ");
    const pixels = Number(meter.dataset.pixels);
    const isLong = pixels ? pen.measureText(text).width > pixels : text.length > Number(meter.dataset.most);
    const was = meter.classList.contains("is-over");
    meter.querySelector("[data-meter-now]").textContent = text.length;
    meter.classList.toggle("is-over", isLong);
    meter.querySelector("em").textContent = isLong ? meter.dataset.over : "";
    if (isLong && !was && !isFirst) voice.textContent = meter.textContent;
  };
  meters.forEach((meter) => {
    const field = document.getElementById(meter.dataset.meter);
    if (!field) return;
    field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), `${field.id}_meter`].filter(Boolean)
      .filter((id, at, ids) => ids.indexOf(id) === at).join(" "));
    field.addEventListener("input", () => measure(meter, field, false));
    measure(meter, field, true);
  });
});
