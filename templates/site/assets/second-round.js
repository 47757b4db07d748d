// What a page does besides being read. Without it, all there is to read is there.

// Opened from the disk, a page may not read the search index: the search is hidden rather than broken.
if (location.protocol === "file:") document.documentElement.classList.add("from-disk")

// On a phone a table of a few columns becomes a list of its rows (the style sheet does it): each cell needs its heading
// beside it, and its roles, which browsers drop together with the table's layout.
for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
  const heads = [...table.querySelectorAll("thead th")].map(head => head.textContent.trim())
  if (heads.length > 4) continue
  table.dataset.rows = ""
  table.setAttribute("role", "table")
  for (const row of table.rows) {
    row.setAttribute("role", "row")
    for (const [at, cell] of [...row.cells].entries()) {
      cell.setAttribute("role", cell.tagName === "TH" ? "columnheader" : "cell")
      if (heads[at] && cell.tagName === "TD") cell.dataset.head = heads[at]
    }
  }
}

// On the home page a day that is past says so: only the reader's clock knows. A round that is over is marked in its line.
{
  const today = new Date().setHours(0, 0, 0, 0)
  for (const table of document.querySelectorAll(".md-typeset table")) {
    const heads = [...table.querySelectorAll("thead th")].map(head => head.textContent.trim())
    if (heads[0] !== "When" || !heads.includes("What")) continue
    for (const row of table.tBodies[0].rows) {
      const day = row.cells[0].textContent.match(/\d{1,2} [A-Z][a-z]+ \d{4}/)
      const over = row.cells[heads.indexOf("What")].textContent.trim().endsWith(", over")
      if (!day || over || new Date(day[0]) >= today) continue
      const note = document.createElement("strong")
      note.textContent = "This day is past: write down how it went."
      row.cells[0].append(document.createElement("br"), note)
    }
  }
}

// A table wider than the screen can be scrolled from the keyboard too.
{
  const reach = () => {
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
      const wide = wrap.scrollWidth > wrap.clientWidth
      wrap.tabIndex = wide ? 0 : -1
      wrap.role = wide ? "group" : null
      wrap.ariaLabel = wide ? "Table, wider than the screen" : null
    }
  }
  addEventListener("load", reach)
  addEventListener("resize", reach)
}

// Boxes stay ticked on this device, by page and by the words beside them; nothing is sent anywhere. Last, because a browser may
// be set to keep nothing, and then stops here.
{
  const place = `second-round:${location.pathname}`
  const ticked = new Set(JSON.parse(localStorage.getItem(place) || "[]"))
  const name = box => box.closest("label").textContent.trim()

  for (const box of document.querySelectorAll(".task-list-item input[type=checkbox]")) {
    box.checked ||= ticked.has(name(box))
    box.addEventListener("change", () => {
      if (box.checked) ticked.add(name(box))
      else ticked.delete(name(box))
      localStorage.setItem(place, JSON.stringify([...ticked]))
    })
  }
}
