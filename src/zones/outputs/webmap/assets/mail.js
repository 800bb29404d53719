// Messages to and from the page around a map, in the protocol of Streamlit's components.
// Every event has a number and stays in the box until its number comes back as handled: the page
// around keeps only the last value that it was sent, and a run that is cut short may miss it.
(function (zones) {
  "use strict";
  const AGAIN_MS = 2500;

  function send(type, content) {
    window.parent.postMessage({ isStreamlitMessage: true, type: "streamlit:" + type, ...content }, "*");
  }

  zones.mailbox = function () {
    const boot = Date.now().toString(36) + "-" + Math.random().toString(36).slice(2, 10);
    let count = 0;
    let sent = 0;
    let timer = null;
    let box = [];

    function post() {
      clearTimeout(timer);
      timer = null;
      if (!box.length) return;
      sent += 1;
      send("setComponentValue", { value: { boot, sent, events: box }, dataType: "json" });
      timer = setTimeout(post, AGAIN_MS);
    }
    return {
      put: function (event) {
        count += 1;
        box.push({ number: count, ...event });
        post();
      },
      // Numbers up to *handled[boot]* are done; return whether that changed the box.
      take: function (handled) {
        const last = (handled && handled[boot]) || 0;
        const before = box.length;
        box = box.filter((event) => event.number > last);
        if (!box.length) clearTimeout(timer);
        return box.length !== before;
      },
      waiting: () => box,
      ready: () => send("componentReady", { apiVersion: 1 }),
      height: (height) => send("setFrameHeight", { height }),
    };
  };

  // What a tab keeps while its page is loaded anew; other tabs and sessions don't see it.
  zones.kept = {
    read: function (key) {
      try {
        return window.sessionStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write: function (key, text) {
      try {
        window.sessionStorage.setItem(key, text);
      } catch {
        // A full or forbidden store costs the reload, nothing else.
      }
    },
  };
})(zones);
