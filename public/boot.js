// Starts the app over the static page, and leaves that page alone when the app cannot start.
//
// The tag that loads this file tells where things are: data-base (the site's root), data-js (the glue),
// data-wasm (the app), in a release data-front, data-news and so on (its annexes), data-chooser (the glue of
// the chooser), and, where the publisher wrote them, data-failed and data-reload (the words of the notice in
// the page's language).
// It offers window.belfryChooser(articles), which loads the chooser (filters, counts, search) and makes one,
// and window.belfryAnnex(name), which loads an annex, where the app has not everything in it; where the host
// refused a file, the error bears the status of its answer.
// Events it hears on window: "belfry:ready" (the app has taken over; it becomes a performance mark) and
// "belfry:panic" (the app has stopped; dispatched by its panic hook).
// It sets window.belfryActed as soon as the reader acts: who has does not want to be scrolled any more.
// Events it sends on window: "belfry:update", detail { version } (a newer edition is kept on this device;
// see sw.js; sent again to an app that comes later).

const tag = document.querySelector("script[data-wasm]");
const { base, js, wasm, chooser } = tag.dataset;
const mode = document.querySelector('meta[name="belfry-mode"]')?.content;

async function fetched(address) {
  const response = await fetch(address);
  if (response.ok) return response;
  throw Object.assign(new Error(`${address}: ${response.status}`), { status: response.status });
}

// A host that does not know the type of wasm would make streaming fail, and the console complain.
async function code(wasm) {
  const response = await fetched(wasm);
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  return streams ? response : response.arrayBuffer();
}

async function load(js, wasm) {
  // An import that fails does not tell why; asking for the same file does.
  const imported = import(js).catch((reason) => fetched(js).then(() => Promise.reject(reason)));
  const [glue, module_or_path] = await Promise.all([imported, code(wasm)]);
  return [glue, await glue.default({ module_or_path })];
}

let choosing;
async function loadChooser() {
  choosing ??= load(chooser, chooser.replace(/\.js$/, "_bg.wasm"));
  try {
    return (await choosing)[0];
  } catch (reason) {
    choosing = undefined;
    throw reason;
  }
}
window.belfryChooser = async (articles) => {
  const glue = await loadChooser();
  return new glue.Chooser(articles);
};

// Where the address asks for a choice, what that takes is fetched beside the app, not behind it.
function choose() {
  const files = document.querySelector('meta[name="belfry-choosing"]')?.content;
  if (!files || !/[?&](?!(sort|page)=)./.test(location.search)) return;
  for (const href of files.split(" ")) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href });
    document.head.append(link);
  }
  // Where it fails, the app asks again, and says so.
  loadChooser().catch(() => {});
}

const annexes = {};
window.belfryAnnex = async (name) => {
  const wasm = tag.dataset[name];
  if (!wasm) return;
  annexes[name] ??= Promise.all([code(wasm), app]).then(([bytes, [, a]]) =>
    WebAssembly[bytes instanceof Response ? "instantiateStreaming" : "instantiate"](bytes, { a }),
  );
  try {
    await annexes[name];
  } catch (reason) {
    delete annexes[name];
    throw reason;
  }
};

function showFailure() {
  if (document.querySelector(".notice-failure")) return;
  const sentence = document.createElement("p");
  sentence.textContent = tag.dataset.failed ?? "Filters and saving could not start. Links and reading work.";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = tag.dataset.reload ?? "Reload";
  button.addEventListener("click", () => location.reload());
  const notice = document.createElement("div");
  notice.className = "notice notice-failure page";
  notice.setAttribute("role", "status");
  notice.append(sentence, button);
  const main = document.querySelector("main");
  if (main) main.before(notice);
  else document.body.prepend(notice);
  delete document.documentElement.dataset.pending;
}

// The worker is a gift, never a need: where it cannot be had the site works from the network.
function keepForOffline() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  workers.addEventListener("message", ({ data }) => {
    if (data?.type !== "belfry:update") return;
    const tell = () => window.dispatchEvent(new CustomEvent("belfry:update", { detail: { version: data.version } }));
    tell();
    window.addEventListener("belfry:ready", tell, { once: true });
  });
  workers.register(`${base}sw.js`, { scope: base, updateViaCache: "none" }).catch(() => {});
}

// Development: the page reloads when the bundle or the page itself has changed.
function watch() {
  const watched = [`${base}bundle/manifest.json`, location.href.split("#")[0]];
  const seen = new Map();
  const look = async () => {
    for (const address of watched) {
      try {
        const answer = await fetch(address, { cache: "no-store" });
        if (!answer.ok) continue;
        const text = await answer.text();
        if (seen.has(address) && seen.get(address) !== text) return location.reload();
        seen.set(address, text);
      } catch {
        // The server is away for a moment; the next look will find it.
      }
    }
    setTimeout(look, 700);
  };
  look();
}

for (const name of ["keydown", "pointerdown", "touchmove", "wheel"]) {
  window.addEventListener(name, () => (window.belfryActed = true), { once: true, passive: true });
}
window.addEventListener("belfry:ready", () => performance.mark("belfry:ready"), { once: true });
window.addEventListener("belfry:panic", showFailure);
const app = load(js, wasm);
app.catch(showFailure);
choose();
if (mode === "production") window.addEventListener("load", keepForOffline);
else watch();
