// What the tests know about pages: elements by role and name, as a reader of the accessibility tree would
// find them, and the shape of a page for comparing. It stands before every script that a test runs.

const squeezed = (text) => text.replace(/\s+/g, " ").trim();
const isShown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });

const ROLES = {
  button: "button, summary",
  dialog: "dialog",
  heading: "h1, h2, h3, h4, h5, h6",
  img: "[role=img]",
  link: "a[href]",
  navigation: "nav",
  searchbox: "input[type=search]",
};

// The text that is read out: without what is hidden from the accessibility tree.
const textOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === "true") return "";
  return [...node.childNodes].map(textOf).join("");
};

const nameOf = (element) => {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) return squeezed(ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
  if (element.hasAttribute("aria-label")) return squeezed(element.getAttribute("aria-label"));
  if (element.labels?.length) return squeezed([...element.labels].map(textOf).join(" "));
  return squeezed(textOf(element));
};

// The first shown element of this role whose name is the words, or begins with them.
const find = (role, name, within = document) => {
  const all = [...within.querySelectorAll(ROLES[role])].filter(isShown);
  return all.find((it) => nameOf(it) === name) ?? all.find((it) => nameOf(it).startsWith(`${name} `)) ?? null;
};

// The part of the page that a shown heading of this name begins.
const under = (heading) => {
  const found = [...document.querySelectorAll("section, aside, nav, dialog")].filter(isShown);
  return found.find((it) => it.hasAttribute("aria-labelledby") && nameOf(it) === heading) ?? null;
};

const isReady = () => performance.getEntriesByName("belfry:ready").length > 0;
const isSettled = () => isReady() && !document.querySelector("main[aria-busy]") && isPainted();

// What stands below the window, and addresses of links, follow when what is in it has been painted.
const isPainted = () => {
  const { href } = location;
  if (window.painted === href) return true;
  requestAnimationFrame(() => setTimeout(() => setTimeout(() => (window.painted = href))));
  return false;
};

// Elements, attributes and text, a line each; comments are left out and neighbouring texts joined. Where
// the choices of the news lead is left out too: to pages of their own until the app answers queries.
const shape = (root) => {
  const lines = [];
  const walk = (node, depth) => {
    let text = "";
    const flush = () => {
      if (text !== "") lines.push(`${" ".repeat(depth)}${JSON.stringify(text)}`);
      text = "";
    };
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) text += child.data;
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      flush();
      const said = ({ name }) => !(name === "href" && child.matches(".facet-link"));
      const attributes = [...child.attributes].filter(said).map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort();
      lines.push(`${" ".repeat(depth)}<${child.localName}${attributes.join("")}>`);
      walk(child, depth + 1);
    }
    flush();
  };
  walk(root, 0);
  return lines;
};

// Where two shapes part for the first time, with what stands around it; nothing where they do not.
const difference = (before, after) => {
  const at = before.findIndex((line, index) => line !== after[index]);
  if (at < 0 && before.length === after.length) return null;
  const from = Math.max(0, (at < 0 ? before.length : at) - 3);
  return `before:\n${before.slice(from, from + 7).join("\n")}\nafter:\n${after.slice(from, from + 7).join("\n")}`;
};

const rootOf = (page) => page.getElementById("root") ?? page.body;
