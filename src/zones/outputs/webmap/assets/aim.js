// For those who move the map by keys: what stands in its middle is named, and Enter chooses it.
(function (zones) {
  "use strict";
  const element = zones.element;

  zones.aim = function (map, layer, choose) {
    const box = map.getContainer();
    const cross = element("div");
    const name = element("div");
    cross.id = "aim";
    name.setAttribute("aria-live", "polite");
    cross.append(name);
    box.append(cross);

    // A click gives the focus too, and to a browser that may look like a key's.
    box.addEventListener("pointerdown", () => box.classList.add("pointed"), { capture: true });
    box.addEventListener("keydown", () => box.classList.remove("pointed"), { capture: true });

    function look() {
      if (!box.matches(":focus-visible:not(.pointed)")) return;
      const row = layer.at(map.getCenter());
      const text = row < 0 ? "" : [layer.data.names[row], layer.theme.textOf(row)].filter(Boolean).join(" ");
      if (name.textContent !== text) name.textContent = text;
    }
    box.addEventListener("focus", look);
    map.on("moveend", look);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== box) return;
      const row = layer.at(map.getCenter());
      if (row >= 0) choose(row);
      event.preventDefault();
    });
    return look;
  };
})(zones);
