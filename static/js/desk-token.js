// The token without which the desk takes no post. Signing in makes a new one: the fields that stand in forms are old then.
window.deskToken = {
  read() {
    const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
    return cookie ? cookie.slice("csrftoken=".length) : document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  },
  renew() {
    const token = this.read();
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
  },
};
// Somebody may have signed in again in another window.
document.addEventListener("submit", () => window.deskToken.renew(), true);
