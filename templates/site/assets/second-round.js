// What a page does besides being read. Without it, all there is to read is there.

// Opened from the disk, a page may not read the search index: the search is hidden rather than broken.
if (location.protocol === "file:") document.documentElement.classList.add("from-disk")

// On a phone a table of a few columns becomes a list of its rows (the style sheet does it): each cell needs its heading
// beside it, and its roles, which browsers drop together with the table's layout.
for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
  const heads = [...table.querySelectorAll("thead th")].map(head => head.textContent.trim())
  if (heads.length < 2 || heads.length > 4) continue
  const rows = [...table.tBodies[0]?.rows || []]
  const blank = heads.map((_, at) => rows.every(row => row.cells[at]?.innerHTML === ""))
  table.dataset.rows = ""
  if (/\S{25}/.test(table.textContent)) table.dataset.long = "" // as on paper: it keeps to the page's width
  if (blank.includes(true)) table.dataset.fill = "" // its first heading is what is asked
  table.setAttribute("role", "table")
  for (const row of table.rows) {
    row.setAttribute("role", "row")
    for (const [at, cell] of [...row.cells].entries()) {
      cell.setAttribute("role", cell.tagName === "TH" ? "columnheader" : "cell")
      if (heads[at] && cell.tagName === "TD") cell.dataset.head = heads[at]
      if (blank[at] && cell.tagName === "TD") cell.dataset.blank = "" // a column to fill in, not one without a word
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

// Boxes stay ticked on this device, each by the page and the section it stands in and the words beside it, for one question
// may be asked in six sessions; nothing is sent anywhere. Last, because a browser may be set to keep nothing, and then stops here.
{
  const place = `second-round:${location.pathname}`
  const ticked = new Set(JSON.parse(localStorage.getItem(place) || "[]"))
  const met = new Map()
  let section = ""

  for (const one of document.querySelectorAll(".md-typeset :is(h1, h2, h3), .task-list-item input[type=checkbox]")) {
    if (one.tagName !== "INPUT") {
      section = one.id
      continue
    }
    const words = `${section} ${one.closest("label").textContent.trim()}`
    met.set(words, (met.get(words) || 0) + 1)
    const name = met.get(words) > 1 ? `${words} ${met.get(words)}` : words
    one.checked ||= ticked.has(name)
    one.addEventListener("change", () => {
      if (one.checked) ticked.add(name)
      else ticked.delete(name)
      localStorage.setItem(place, JSON.stringify([...ticked]))
    })
  }
}
