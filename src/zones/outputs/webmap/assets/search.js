// Search by name, kana or code: a combobox whose list is plain text.
(function (zones) {
  "use strict";
  const MOST = 12;

  function normal(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s/g, "").replace(/[ァ-ヶ]/g, (letter) =>
      String.fromCharCode(letter.charCodeAt(0) - 0x60));
  }

  function entries(layer) {
    const data = layer.data;
    const found = [];
    data.names.forEach((name, row) => {
      found.push({
        text: name + "（" + data.prefectures[data.prefectureOf[row]][1] + "）",
        keys: [normal(name), normal(data.kana[row]), layer.codes[row]],
        choice: { row },
      });
    });
    for (const theme of layer.themes) {
      for (const area of theme.areas) {
        found.push({
          text: area.name + "（" + theme.label + "）", keys: [normal(area.name)], choice: { theme, area },
        });
      }
    }
    return found;
  }

  // The best hits are whole keys, then beginnings (short keys first), then insides.
  function rank(entry, wanted) {
    const ranks = entry.keys.map((key) => {
      const place = key.indexOf(wanted);
      return place < 0 ? Infinity : (place > 0 ? 1000 : 0) + key.length - wanted.length;
    });
    return Math.min(...ranks);
  }

  zones.search = function (layer, input, list, status, choose) {
    const words = layer.data.words;
    let all = null;
    let hits = [];
    let active = -1;

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      active = -1;
    }
    function mark(place) {
      active = place;
      [...list.children].forEach((item, n) => {
        item.setAttribute("aria-selected", String(n === place));
        if (n === place) {
          input.setAttribute("aria-activedescendant", item.id);
          item.scrollIntoView({ block: "nearest" });
        }
      });
    }
    function take(place) {
      const hit = hits[place];
      if (!hit) return;
      input.value = "";
      status.textContent = "";
      close();
      choose(hit.choice);
    }
    function show() {
      const wanted = normal(input.value);
      if (!wanted) {
        hits = [];
        status.textContent = "";
        close();
        return;
      }
      all = all || entries(layer);
      const ranked = all
        .map((entry, n) => [rank(entry, wanted), n, entry])
        .filter(([place]) => place < Infinity)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      hits = ranked.slice(0, MOST).map(([, , entry]) => entry);
      status.className = hits.length ? "unseen" : "";
      status.textContent = ranked.length ? ranked.length + " " + words.hits : words.no_hit;
      list.replaceChildren(...hits.map((hit, n) => {
        const item = document.createElement("li");
        item.id = "hit-" + n;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = hit.text;
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(n);
        });
        return item;
      }));
      list.hidden = !hits.length;
      input.setAttribute("aria-expanded", String(hits.length > 0));
      active = -1;
    }

    input.addEventListener("input", show);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") take(Math.max(active, 0));
      else if (event.key === "Escape") close();
      else if (event.key === "ArrowDown" && hits.length) mark((active + 1) % hits.length);
      else if (event.key === "ArrowUp" && hits.length) mark((active + hits.length - 1) % hits.length);
      else return;
      event.preventDefault();
    });
  };
})(zones);
