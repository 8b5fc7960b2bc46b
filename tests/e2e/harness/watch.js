// Runs before anything of a page: whatever must not happen is told to the console, which has to stay empty.
(() => {
  for (const name of ["alert", "confirm", "prompt", "open"]) {
    window[name] = (...words) => console.error(`the page called ${name}(${words.join(", ")})`);
  }
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    console.error(`the policy was violated: ${violatedDirective} by ${blockedURI}`);
  });
  addEventListener("unhandledrejection", ({ reason }) => console.error(`nobody handled: ${reason}`));
})();
