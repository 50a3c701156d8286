// Words selected in a passage are put into its remark form; without this they are copied by hand.
document.querySelectorAll("form[data-quotes]").forEach((form) => {
  const text = document.getElementById(form.dataset.quotes).querySelector(".prose");
  const take = () => {
    const chosen = getSelection();
    const inside = chosen && !chosen.isCollapsed && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode);
    if (inside) form.elements.quote.value = chosen.toString().trim();
  };
  const summary = form.closest("details").querySelector("summary");
  summary.addEventListener("pointerdown", take);
  summary.addEventListener("click", take);
});
