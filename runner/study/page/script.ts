/** The page's script: the switch between light and dark, and the values under the pointer. Text goes in as text, never as HTML. */
export const script = `
const root = document.documentElement;
const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
document.querySelector("#theme").onclick = () => { root.dataset.theme = dark() ? "light" : "dark"; };

const tip = document.querySelector("#tip");
const write = (value, unit) => unit === "factor" ? value.toFixed(3) + "×" : (value * 100).toFixed(2) + " %";
for (const svg of document.querySelectorAll("svg[data-chart]")) {
  const { unit, series } = JSON.parse(svg.dataset.chart);
  const left = Number(svg.dataset.left), inner = Number(svg.dataset.inner);
  const cursor = svg.querySelector(".cursor");
  const last = Math.max(...series.map((one) => one.values.length)) - 1;
  svg.onpointermove = (event) => {
    const box = svg.getBoundingClientRect();
    const x = (event.clientX - box.left) * svg.viewBox.baseVal.width / box.width;
    const at = Math.max(0, Math.min(last, last === 0 ? 0 : Math.round((x - left) / inner * last)));
    const place = last === 0 ? left + inner / 2 : left + at * inner / last;
    cursor.setAttribute("x1", place); cursor.setAttribute("x2", place); cursor.style.visibility = "visible";
    tip.replaceChildren(document.createTextNode("Epoch " + (at + 1)), ...series.map((one) => {
      const row = document.createElement("div"), mark = document.createElement("i"), value = document.createElement("b");
      mark.style.background = "var(" + one.colour + ")";
      value.textContent = write(one.values[at] ?? 0, unit);
      row.append(mark, one.name, value);
      return row;
    }));
    tip.style.display = "block";
    const width = tip.offsetWidth;
    tip.style.left = Math.min(event.clientX + 14, innerWidth - width - 8) + "px";
    tip.style.top = Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8) + "px";
  };
  svg.onpointerleave = () => { tip.style.display = "none"; cursor.style.visibility = "hidden"; };
}
`;
