// The page around the map: choice of theme, legend, search, panel, print.
(function (zones) {
  "use strict";
  const element = zones.element;
  const PRINT_RATIO = 3;
  const FEW = 24;
  const byId = (id) => document.getElementById(id);

  function showLegend(theme, choose) {
    const items = [];
    for (const entry of theme.legend) {
      const item = element("li");
      const marks = entry.fan ? entry.fan.map((colour) => ({ fill: zones.plain(colour) })) : [entry];
      const fan = element("span", null, "marks");
      fan.append(...marks.map(zones.swatch));
      item.append(fan, element("span", entry.text));
      items.push(item);
    }
    byId("legend").replaceChildren(...items);
    byId("legend-title").textContent = theme.label;
    byId("note").textContent = theme.note || "";
    byId("note").hidden = !theme.note;
    const list = theme.areas.map((area) => {
      const item = element("li");
      item.append(zones.areaButton(theme, area, choose));
      return item;
    });
    byId("areas").replaceChildren(...list);
    byId("area-list").hidden = !list.length;
    byId("area-list").classList.toggle("many", list.length > FEW);
    byId("area-count").textContent = String(list.length);
  }

  function addThemes(layer, pick) {
    const radios = layer.themes.map((theme, n) => {
      const label = element("label");
      const radio = element("input");
      radio.type = "radio";
      radio.name = "theme";
      radio.value = String(n);
      radio.checked = n === 0;
      radio.addEventListener("change", () => pick(theme));
      label.append(radio, element("span", theme.label));
      return label;
    });
    byId("themes").append(...radios);
    return radios.map((label) => label.firstChild);
  }

  function addControls(map, layer, home) {
    const words = layer.data.words;
    map.attributionControl.setPrefix("Leaflet");
    L.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
    L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
    const HomeControl = L.Control.extend({
      onAdd: function () {
        const button = element("button", "⤢", "home");
        button.type = "button";
        button.title = words.home;
        button.setAttribute("aria-label", words.home);
        L.DomEvent.disableClickPropagation(button);
        button.addEventListener("click", home);
        return button;
      },
    });
    new HomeControl({ position: "topleft" }).addTo(map);
    const North = L.Control.extend({ onAdd: () => byId("north").content.firstElementChild.cloneNode(true) });
    new North({ position: "topright" }).addTo(map);
  }

  // On paper the map has another shape and finer dots: draw it anew before, and back after.
  function addPrint(map, layer, frame, atHome) {
    const list = byId("area-list");
    let unfolded = false;
    let bounds = null;
    let view = null;
    function shape(printing) {
      document.documentElement.classList.toggle("print", printing);
      if (printing) unfolded = list.open;
      list.open = printing || unfolded;
      layer.ratio = printing ? PRINT_RATIO : null;
      map.invalidateSize({ animate: false, pan: false });
      map.fitBounds(bounds, { animate: false });
      layer.redraw();
    }
    window.addEventListener("beforeprint", () => {
      if (bounds) return;
      bounds = atHome() ? frame : map.getBounds().pad(-0.02);
      view = [map.getCenter(), map.getZoom()];
      shape(true);
    });
    window.addEventListener("afterprint", () => {
      if (!bounds) return;
      shape(false);
      map.setView(...view, { animate: false });
      bounds = null;
    });
  }

  zones.start = function (map, layer) {
    const data = layer.data;
    const still = { animate: !window.matchMedia("(prefers-reduced-motion: reduce)").matches };
    const state = { ready: false, theme: layer.theme.id, selected: null };
    const frame = L.latLngBounds(data.frame);
    const home = () => map.fitBounds(frame, { animate: false, padding: [8, 8] });
    let radios = [];
    let show = null;

    function pick(theme) {
      const area = layer.selection && layer.selection.area;
      if (area && !theme.areas.includes(area)) layer.selection = null;
      layer.setTheme(theme.id);
      radios.forEach((radio, n) => { radio.checked = layer.themes[n] === theme; });
      showLegend(theme, choose);
      state.theme = theme.id;
    }
    function choose(choice) {
      if (choice.theme && choice.theme !== layer.theme) pick(choice.theme);
      layer.setSelection(choice);
      show(choice);
      byId("selection").scrollIntoView({ block: "nearest" });
      state.selected = choice.area ? choice.area.id : layer.codes[choice.row];
      const rows = choice.area ? choice.area.members : [choice.row];
      if (!choice.still && rows.length) {
        map.fitBounds(layer.boundsOf(rows), { ...still, padding: [60, 60], maxZoom: 10 });
      }
    }

    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", data.words.map);
    map.setMaxZoom(14).setMinZoom(4);
    addControls(map, layer, home);
    home();
    map.setMaxBounds(frame.pad(0.6));
    zones.pointer(map, layer, choose);
    const [homeCenter, homeZoom] = [map.getCenter(), map.getZoom()];
    addPrint(map, layer, frame, () => map.getZoom() === homeZoom && map.getCenter().equals(homeCenter));
    show = zones.panel(layer, byId("panel"), choose);
    zones.search(layer, byId("search"), byId("hits"), byId("search-status"), choose);
    radios = addThemes(layer, pick);
    layer.redraw();
    showLegend(layer.theme, choose);

    state.ready = true;
    state.painted = layer.painted;
    state.outlined = layer.outlined;
    state.map = map;
    state.layer = layer;
    state.setTheme = (id) => pick(layer.themes.find((theme) => theme.id === id));
    window.zonesMap = state;
    document.documentElement.dataset.ready = "true";
  };
})(zones);
