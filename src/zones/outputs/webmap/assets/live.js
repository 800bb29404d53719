// A map inside another page, which says what to draw and hears what is clicked.
(function (zones) {
  "use strict";
  const DRAFT = "zones-draft";
  const VIEW = "zones-view-";
  const WAITING = "#d0006f";
  const byId = (id) => document.getElementById(id);

  // A theme as it was sent; cut-off members are hatched, what is outside the window is grey.
  function themeOf(layer, sent, args) {
    const theme = zones.theme(layer.data, sent);
    const fill = theme.fillOf;
    const broken = new Set(args.broken);
    const inside = args.inside;
    theme.fillOf = (row) => {
      if (inside && inside[row] !== "1") return zones.OUTSIDE;
      const [area] = broken.has(row) ? theme.areasOf(row) : [];
      return area ? zones.hatch(zones.tint(area.colour, zones.TINT)) : fill(row);
    };
    return theme;
  }

  // Maps with the same channel show the same view. Until a person moves one, each shows what all of
  // them were told; then it tells the others, and one that is added asks.
  function share(map, view) {
    let channel = null;
    let following = false;
    const here = () => ({ center: [map.getCenter().lat, map.getCenter().lng], zoom: map.getZoom() });
    const tell = () => { if (channel && view.touched()) channel.postMessage(here()); };
    map.on("moveend", () => {
      if (!following) tell();
      following = false;
    });
    return function (name) {
      if (!name || (channel && channel.name === name)) return;
      if (channel) channel.close();
      channel = new BroadcastChannel(name);
      channel.onmessage = (event) => {
        if (event.data.asks) return tell();
        if (JSON.stringify(here()) === JSON.stringify(event.data)) return;
        following = true;
        view.touch();
        map.setView(event.data.center, event.data.zoom, { animate: false });
      };
      channel.postMessage({ asks: true });
    };
  }

  // What the map shows: until a person moves it, what it was told, however its frame grows; and
  // what a person chose, when the page is loaded anew.
  function viewer(map, layer) {
    let focus = null;
    let name = null;
    let touched = false;
    let compared = false;

    function show(wanted) {
      const codes = wanted ? wanted.codes : [];
      const rows = codes.map((code) => layer.rowOf.get(code)).filter((row) => row !== undefined);
      const bounds = rows.length ? layer.boundsOf(rows) : L.latLngBounds(layer.data.frame);
      const [edge, right] = rows.length ? [30, 30 + beside()] : [0, 0];
      map.fitBounds(bounds, {
        animate: false, paddingTopLeft: [edge, edge], paddingBottomRight: [right, edge],
        maxZoom: wanted ? wanted.most : 14,
      });
      if (!rows.length) map.panBy([free(bounds), 0], { animate: false });
    }
    // What is chosen stays clear of the legend, as far as the map is wide enough; not where maps
    // are compared, as their legends differ and their views must not.
    function beside() {
      const key = byId("key");
      return key.open && !compared ? Math.min(key.offsetWidth, 0.28 * map.getSize().x) : 0;
    }
    // What the legend may have for itself: everything lies to the left, as it stands on the right.
    function free(bounds) {
      const east = map.latLngToContainerPoint(bounds.getNorthEast()).x;
      const west = map.latLngToContainerPoint(bounds.getSouthWest()).x;
      return Math.max(0, Math.min(west, map.getSize().x - east) - 4);
    }
    function keep() {
      if (!touched || !name) return;
      const center = map.getCenter();
      const view = { turn: focus && focus.turn, center: [center.lat, center.lng], zoom: map.getZoom() };
      zones.kept.write(VIEW + name, JSON.stringify(view));
    }
    function recall(turn) {
      try {
        const view = JSON.parse(zones.kept.read(VIEW + name));
        if (!view || view.turn !== turn) return false;
        map.setView(view.center, view.zoom, { animate: false });
        return true;
      } catch {
        return false;
      }
    }
    for (const kind of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(kind, () => { touched = true; }, { passive: true });
    }
    map.on("resize", () => { if (!touched) show(focus); });
    map.on("moveend", keep);
    return {
      touch: () => { touched = true; },
      touched: () => touched,
      follow: function (args) {
        const turn = args.focus && args.focus.turn;
        const first = name === null;
        name = args.name;
        compared = Boolean(args.channel);
        if (!first && (focus && focus.turn) === turn) return;
        focus = args.focus;
        touched = first && recall(turn);
        if (!touched) show(focus);
      },
    };
  }

  zones.live = function (layer) {
    const data = layer.data;
    const map = L.map("map", {
      zoomControl: false, zoomSnap: 0.1, zoomDelta: 0.5, preferCanvas: true, minZoom: 3.5, maxZoom: 14,
    });
    const mail = zones.mailbox();
    const state = { ready: false, drawn: null, painted: 0, map, layer, mail };
    const html = document.documentElement;
    let args = null;
    let asked = false;
    let chosen = null;
    layer.rowOf = new Map(layer.codes.map((code, row) => [code, row]));
    map.attributionControl.setPrefix("Leaflet");
    L.control.zoom({ zoomInTitle: data.words.zoom_in, zoomOutTitle: data.words.zoom_out }).addTo(map);
    L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
    map.getContainer().setAttribute("role", "region");
    map.fitBounds(L.latLngBounds(data.frame), { animate: false });
    map.setMaxBounds(L.latLngBounds(data.frame).pad(0.6));
    const view = viewer(map, layer);
    const follow = share(map, view);
    layer.addTo(map);

    layer.veil = (context) => {
      if (!args || !args.bright) return;
      context.fillStyle = "rgba(255,255,255,.78)";
      layer.paths.forEach((path, row) => { if (args.bright[row] !== "1") context.fill(path, "evenodd"); });
    };
    layer.above = (context, place) => {
      if (!args) return;
      zones.drawLines(context, args.lines, place, layer.points);
      for (const event of mail.waiting()) {
        if (event.kind !== "click") continue;
        const [x, y] = place(layer.points[layer.rowOf.get(event.code)]);
        context.beginPath();
        context.arc(x, y, 9, 0, 2 * Math.PI);
        context.strokeStyle = WAITING;
        context.lineWidth = 2.5;
        context.stroke();
      }
    };

    // A drag that begins while the map still zooms is no click.
    let pressed = null;
    const box = map.getContainer();
    box.addEventListener("pointerdown", (event) => { pressed = event; }, { capture: true });
    box.addEventListener("click", (event) => {
      const far = pressed && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > 6;
      if (far) event.stopImmediatePropagation();
    }, { capture: true });
    function choose(row) {
      if (!args || !args.clickable || data.states[row] !== "0") return;
      html.dataset.clicked = layer.codes[row];
      mail.put({ kind: "click", code: layer.codes[row], area: args.area });
      layer.redraw();
    }
    zones.pointer(map, layer, ({ row }) => choose(row));
    const look = zones.aim(map, layer, choose);

    function keep() {
      if (args.save === null) return;
      const before = args.restore && !asked ? zones.kept.read(DRAFT) : null;
      asked = true;
      if (before && before !== args.save) mail.put({ kind: "restore", saved: before });
      else zones.kept.write(DRAFT, args.save);
    }

    function build() {
      layer.labels.found.clear();
      layer.themes = args.themes.map((theme) => themeOf(layer, theme, args));
      layer.theme = layer.themes.find((theme) => theme.id === chosen) || layer.themes[0];
      const area = layer.theme.areas.find((one) => one.id === args.area);
      if (area && area.members.length) layer.selection = { area };
      else layer.selection = args.selected.length ? { area: { members: args.selected } } : null;
      zones.showLegend(byId("legend"), layer.theme, args, { ...data.words, ...args.words });
    }
    function draw() {
      map.eachLayer((one) => { if (one instanceof L.Tooltip) map.closeTooltip(one); });
      layer.redraw();
      state.drawn = args.digest;
      state.painted = layer.painted;
      state.lines = args.lines;
      look();
      html.dataset.drawn = args.digest;
      html.dataset.theme = layer.theme.id;
      html.dataset.ready = "true";
      state.ready = true;
    }

    zones.foldLegend(byId("key"));
    const field = byId("themes");
    field.addEventListener("change", () => {
      chosen = field.value;
      build();
      draw();
    });
    function offer() {
      const options = args.themes.map((theme) => {
        const option = zones.element("option", theme.label);
        option.value = theme.id;
        return option;
      });
      field.replaceChildren(...options);
      field.parentElement.hidden = args.themes.length < 2;
      if (args.shown && args.shown !== state.shown) chosen = args.shown;
      state.shown = args.shown;
      if (!args.themes.some((theme) => theme.id === chosen)) chosen = args.themes[0].id;
      field.value = chosen;
    }

    window.addEventListener("message", (event) => {
      if (event.source !== window.parent || event.data.type !== "streamlit:render") return;
      args = event.data.args;
      const heard = mail.take(args.handled);
      mail.height(args.height);
      byId("map").style.height = args.height + "px";
      map.getContainer().setAttribute("aria-label", args.words.map);
      map.invalidateSize({ animate: false, pan: false });
      // Two quick clicks are two clicks.
      map.doubleClickZoom[args.clickable ? "disable" : "enable"]();
      const other = state.drawn !== args.digest;
      if (other) {
        offer();
        build();
      }
      view.follow(args);
      if (other) {
        draw();
      } else if (heard) {
        layer.redraw();
      }
      html.dataset.waiting = String(mail.waiting().length);
      follow(args.channel);
      keep();
    });
    // The page around says it is English, whatever it shows, and names the frame after a module.
    try {
      window.parent.document.documentElement.lang = html.lang;
      window.frameElement.title = document.title;
    } catch {
      // A page that doesn't let us in keeps its own words.
    }
    window.zonesMap = state;
    mail.ready();
  };
})(zones);
