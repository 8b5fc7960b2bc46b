const articles = await (await fetch("articles.json")).json();
const list = document.querySelector("#list");
for (const { slug, title, date, summary } of articles) {
  const item = document.createElement("li");
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = `/news/${slug}/`;
  link.textContent = title;
  heading.append(link);
  const when = document.createElement("time");
  when.textContent = date;
  const text = document.createElement("p");
  text.textContent = summary;
  item.append(heading, when, text);
  list.append(item);
}
performance.mark("belfry:ready");
