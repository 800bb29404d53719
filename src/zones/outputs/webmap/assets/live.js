// A map inside another page, which says what to draw and hears what is clicked.
// It speaks the protocol of Streamlit's components: messages from and to the page around it.
(function (zones) {
  "use strict";
  const element = zones.element;
  const STORE = "zones-draft";
  const MANY = 7;
  const byId = (id) => document.getElementById(id);

  function send(type, content) {
    window.parent.postMessage({ isStreamlitMessage: true, type: "streamlit:" + type, ...content }, "*");
  }
  function tell(value) {
    send("setComponentValue", { value, dataType: "json" });
  }

  // What a tab keeps while its page is loaded anew; other tabs and sessions don't see it.
  function stored() {
    try {
      return window.sessionStorage.getItem(STORE);
    } catch {
      return null;
    }
  }
  function store(text) {
    try {
      window.sessionStorage.setItem(STORE, text);
    } catch {
      // A full or forbidden store costs the reload, nothing else.
    }
  }

  function themeOf(layer, args) {
    const rowsOf = (codes) => codes.map((code) => layer.rowOf.get(code)).filter((row) => row !== undefined);
    const areas = args.areas.map((area) =>
      [area.id, area.name, area.status, area.colour, rowsOf(area.centres), rowsOf(area.members), null]);
    const theme = zones.theme(layer.data, {
      id: args.digest, kind: "area", label: "", note: null, areas, facts: { labels: [], columns: [] },
    });
    const broken = new Set(rowsOf(args.broken));
    const fill = theme.fillOf;
    theme.fillOf = (row) => {
      const [area] = broken.has(row) ? theme.areasOf(row) : [];
      return area ? zones.hatch(zones.tint(area.colour, zones.TINT)) : fill(row);
    };
    return theme;
  }

  function entry(mark, text, chosen) {
    const item = element("li", null, chosen ? "chosen" : "");
    item.append(zones.swatch(mark), element("span", text));
    return item;
  }

  function showLegend(theme, args, words) {
    const tint = (area) => ({ fill: zones.plain(zones.tint(area.colour, zones.TINT)) });
    const chosen = theme.areas.filter((area) => area.id === args.selected);
    const shown = theme.areas.length > MANY ? chosen : theme.areas;
    const items = shown.map((area) => entry(tint(area), area.name, area.id === args.selected));
    if (shown.length < theme.areas.length) {
      items.push(entry(tint(theme.areas[0]), words.others + " " + (theme.areas.length - shown.length)));
    }
    if (args.broken.length) {
      items.push(entry({ fill: zones.hatch(zones.tint(theme.areas[0].colour, zones.TINT)) }, words.broken));
    }
    items.push(entry({ fill: zones.GROUND }, words.no_area));
    byId("legend").replaceChildren(...items);
  }

  // Maps with the same channel show the same view.
  function share(map, moved) {
    let channel = null;
    let following = false;
    const here = () => ({ center: [map.getCenter().lat, map.getCenter().lng], zoom: map.getZoom() });
    map.on("moveend", () => {
      if (channel && !following) channel.postMessage(here());
      following = false;
    });
    return function (name) {
      if (!name || (channel && channel.name === name)) return;
      if (channel) channel.close();
      channel = new BroadcastChannel(name);
      channel.onmessage = (event) => {
        const now = here();
        if (JSON.stringify(now) === JSON.stringify(event.data)) return;
        following = true;
        moved();
        map.setView(event.data.center, event.data.zoom, { animate: false });
      };
    };
  }

  zones.live = function (layer) {
    const data = layer.data;
    const map = L.map("map", {
      zoomControl: false, zoomSnap: 0.1, zoomDelta: 0.5, preferCanvas: true, minZoom: 4, maxZoom: 14,
    });
    const state = { ready: false, drawn: null, painted: 0, map, layer };
    let args = null;
    let clicks = 0;
    let focus = null;
    let asked = false;
    let touched = false;
    const follow = share(map, () => { touched = true; });
    layer.rowOf = new Map(layer.codes.map((code, row) => [code, row]));
    map.attributionControl.setPrefix("Leaflet");
    L.control.zoom({ zoomInTitle: data.words.zoom_in, zoomOutTitle: data.words.zoom_out }).addTo(map);
    L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
    map.getContainer().setAttribute("role", "region");
    map.fitBounds(L.latLngBounds(data.frame), { animate: false });
    map.setMaxBounds(L.latLngBounds(data.frame).pad(0.6));
    layer.addTo(map);
    zones.pointer(map, layer, ({ row }) => {
      if (!args || !args.clickable || data.states[row] !== "0") return;
      clicks += 1;
      document.documentElement.dataset.clicked = layer.codes[row];
      tell({ code: layer.codes[row], click: Date.now() + "-" + clicks });
    });

    // Until a person moves the map, it keeps what it was told to show while its frame grows.
    for (const kind of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(kind, () => { touched = true; }, { passive: true });
    }
    map.on("resize", () => {
      if (focus && !touched) zoomTo(focus);
      else if (!touched) map.fitBounds(L.latLngBounds(data.frame), { animate: false });
    });

    function zoomTo(wanted) {
      const known = wanted.codes.map((code) => layer.rowOf.get(code)).filter((row) => row !== undefined);
      if (known.length) {
        map.fitBounds(layer.boundsOf(known), { animate: false, padding: [30, 30], maxZoom: wanted.most });
      }
    }

    function keep() {
      const before = args.restore && !asked ? stored() : null;
      asked = true;
      if (before && before !== args.save) tell({ restore: before, click: "restore" });
      else if (args.save) store(args.save);
    }

    function draw() {
      const theme = themeOf(layer, args);
      layer.labels.found.clear();
      layer.theme = theme;
      layer.themes = [theme];
      layer.selection = null;
      const area = theme.areas.find((one) => one.id === args.selected);
      if (area && area.members.length) layer.selection = { area };
      map.eachLayer((one) => { if (one instanceof L.Tooltip) map.closeTooltip(one); });
      layer.redraw();
      showLegend(theme, args, { ...data.words, ...args.words });
      state.drawn = args.digest;
      state.painted = layer.painted;
      document.documentElement.dataset.drawn = args.digest;
      document.documentElement.dataset.ready = "true";
      state.ready = true;
    }

    window.addEventListener("message", (event) => {
      if (event.source !== window.parent || event.data.type !== "streamlit:render") return;
      args = event.data.args;
      send("setFrameHeight", { height: args.height });
      byId("map").style.height = args.height + "px";
      map.getContainer().setAttribute("aria-label", args.words.map);
      map.invalidateSize({ animate: false, pan: false });
      if (args.focus && (!focus || focus.turn !== args.focus.turn)) {
        focus = args.focus;
        touched = false;
        zoomTo(focus);
      }
      if (state.drawn !== args.digest) draw();
      follow(args.channel);
      keep();
    });
    window.zonesMap = state;
    send("componentReady", { apiVersion: 1 });
  };
})(zones);
