// Contents and rails stand open on a wide screen and fold on a narrow one.
if (matchMedia("(max-width: 64rem)").matches) {
  document.querySelectorAll("details[data-fold]").forEach((details) => details.removeAttribute("open"));
}
