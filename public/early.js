// Runs before the first paint, so it stays under 1 KB: the reader's colours, and the list that will change.
(() => {
  const root = document.documentElement;
  try {
    const scheme = localStorage.getItem("belfry.scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch {
    // Site data is blocked: the system's colours stand.
  }
  // A static page cannot know its query: what it lists is marked as pending until the app has read it.
  if (location.search.length > 1) root.dataset.pending = "";
})();
