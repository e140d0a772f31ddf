// Beside each figure of the gallery: a button that copies what embeds it.
for (const ways of document.querySelectorAll(".gallery .ways")) {
  const link = ways.querySelector("a");
  const title = ways.closest("li").querySelector("strong").textContent;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy embed code", ariaLabel: `Copy embed code: ${title}` });
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const frame = document.createElement("iframe");
    const given = { src: link.href, title, width: "100%", height: 800, loading: "lazy", allow: "clipboard-write", style: "border: 0" };
    for (const [name, value] of Object.entries(given)) frame.setAttribute(name, value);
    try {
      await navigator.clipboard.writeText(frame.outerHTML);
      said.textContent = location.protocol === "file:" ? "Copied. It leads to the copy on this machine: take it from the published book." : "Copied. Paste it as HTML.";
    } catch {
      said.textContent = frame.outerHTML;
    }
  });
  ways.append(button, said);
}
