// Sets the theme before the first paint: the link's, else the visitor's last choice, else the
// system's. A file of its own because the page's policy allows no inline script.
(() => {
  const stored = () => {
    try {
      return localStorage.getItem('glassformer.theme');
    } catch {
      return null;
    }
  };
  const chosen = new URLSearchParams(location.hash.slice(1)).get('theme') ?? stored();
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
