// What a page does besides being read. Without it, all there is to read is there.

// Opened from the disk, a page may not read the search index: the search is hidden rather than broken.
if (location.protocol === "file:") document.documentElement.classList.add("from-disk")

// The theme asks for the search index with every page. It is sent for when the search is opened.
{
  const { open, send } = XMLHttpRequest.prototype
  const opened = new Promise(done => document.getElementById("__search")?.addEventListener("change", done, { once: true }))
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    open.call(this, method, address, ...more)
    if (`${address}`.endsWith("/search_index.json")) this.send = () => opened.then(() => send.call(this))
  }
}

// On a phone a table of a few columns becomes a list of its rows (the style sheet does it): each cell needs its heading
// beside it, and its roles, which browsers drop together with the table's layout. A column without a word is to be filled in.
for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
  for (const empty of table.querySelectorAll("thead th:empty")) empty.replaceWith(document.createElement("td")) // it heads nothing
  const heads = [...table.tHead?.rows[0]?.cells ?? []].map(head => head.textContent.trim())
  const rows = [...table.tBodies[0]?.rows ?? []]
  const blank = heads.map((_, at) => rows.every(row => row.cells[at]?.innerHTML === ""))
  const listed = heads.length > 1 && heads.length < 5
  if (listed) {
    table.dataset.rows = ""
    table.setAttribute("role", "table")
    if (blank.includes(true)) table.dataset.fill = heads.length > 2 ? "" : "asked" // what is asked is its first heading
  }
  if (/\S{25}/.test(table.textContent)) table.dataset.long = "" // as on paper: it keeps to the page's width
  for (const row of table.rows) {
    const about = row.cells[0]?.querySelector("strong") ?? row.cells[0] // what is planned for it changes with the plan
    if (listed) row.setAttribute("role", "row")
    for (const [at, cell] of [...row.cells].entries()) {
      if (listed) cell.setAttribute("role", { TD: "cell", TH: cell.scope === "row" ? "rowheader" : "columnheader" }[cell.tagName])
      if (cell.tagName !== "TD" || row.parentNode === table.tHead) continue
      if (listed && heads[at]) cell.dataset.head = heads[at]
      if (!blank[at]) continue
      const note = document.createElement("textarea")
      note.rows = 1
      note.ariaLabel = [heads[at], at && about.textContent.trim()].filter(Boolean).join(", ") || "Notes"
      cell.dataset.blank = ""
      cell.append(note)
    }
  }
}

// A long address breaks behind a slash, if it has to break.
for (const link of document.querySelectorAll("article a:not(:has(*))")) {
  const [first, ...rest] = link.textContent.split(/(?<=\w\/)(?=\w)/)
  if (rest.length) link.replaceChildren(first, ...rest.flatMap(part => [document.createElement("wbr"), part]))
}

// How far off a day is, by the reader's clock: in whole days, as people count them.
const far = days =>
  days > 1 ? `In ${days} days` : days === 1 ? "Tomorrow" : days === 0 ? "Today" : days === -1 ? "Yesterday" : `${-days} days ago`
const DAY = 864e5
const linked = (address, words) => Object.assign(document.createElement("a"), { href: address, textContent: words })
const writeDown = packet => linked(`${packet}#after-the-interview`, "write down how it went.")

// On the home page each day says how far off it is; one that is past asks to be written down. A round that is over is marked
// in its line.
{
  const now = new Date()
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  for (const table of document.querySelectorAll(".md-typeset table")) {
    const heads = [...table.querySelectorAll("thead th")].map(head => head.textContent.trim())
    if (heads[0] !== "When" || !heads.includes("What")) continue
    for (const row of table.tBodies[0].rows) {
      const day = row.cells[0].textContent.match(/\d{1,2} [A-Z][a-z]+ \d{4}/)
      const over = row.cells[heads.indexOf("What")].textContent.trim().endsWith(", over")
      if (!day || over) continue
      const days = (Date.parse(`${day[0]} UTC`) - today) / DAY
      const note = document.createElement("strong")
      note.append(...(days < 0 ? ["This day is over: ", writeDown(row.querySelector("a")?.href ?? "")] : [far(days)]))
      row.cells[0].append(document.createElement("br"), note)
    }
  }
}

// A field is as high as the words in it.
const grow = field => {
  field.style.height = 0
  field.style.height = `${field.scrollHeight}px`
}

// A packet on a phone is short: past the day card its sections are folded, and of the sheets each by itself. On a wide screen
// and on paper they are open, as they are where this script does not run.
const clock = document.querySelector(".clock") // only a packet has one
const timed = heading => heading.textContent.match(/^\d{1,2}:\d\d\b/)?.[0]
const sessions = [] // their sheets: heading, time
// The theme asks each heading of the contents for its place, for which a browser lays out all of the page, and loads the faces
// of what nobody sees yet: until then a heading has the place of its section.
const { get: whole } = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "offsetTop")
const topOf = each => each.checkVisibility?.({ contentVisibilityAuto: true }) ?? true ? whole.call(each) : 0
if (clock) {
  const headings = [...document.querySelectorAll("article > :is(h2, h3)")]
  const second = headings.findIndex((heading, at) => at && heading.tagName === "H2")
  const bodies = []
  let isSheets = false
  for (const [at, heading] of second < 0 ? [] : headings.entries()) {
    if (at < second && heading.tagName === "H3") { // a session on the day card: on paper a row
      const row = document.createElement("div")
      row.className = "card-row"
      heading.before(row)
      row.append(heading)
      while (row.nextSibling && !row.nextSibling.matches?.("h2, h3")) row.append(row.nextSibling)
    }
    const isSection = heading.tagName === "H2"
    if (isSection) isSheets = heading.id === "sheets"
    if (at < second || heading.querySelector("a") || isSection === isSheets) continue
    const [ends, button, body] = [isSheets ? "h2, h3" : "h2", document.createElement("button"), document.createElement("div")]
    while (heading.nextSibling && !heading.nextSibling.matches?.(ends)) body.append(heading.nextSibling)
    button.type = "button"
    button.append(...heading.childNodes)
    body.className = "folded"
    heading.append(button)
    heading.after(body)
    body.open = wanted => {
      button.ariaExpanded = wanted
      body.hidden = !wanted
      if (wanted) for (const note of body.querySelectorAll("textarea")) if (note.value) grow(note)
    }
    body.open(false)
    bodies.push(body)
    for (const inner of body.querySelectorAll("[id]")) Object.defineProperty(inner, "offsetTop", { get: () => topOf(inner) })
    button.addEventListener("click", () => body.open(body.hidden))
    if (timed(heading)) sessions.push({ heading, body, at: timed(heading) })
  }
  // Asked last, when all is folded: to answer, a browser may lay out the page, and load the fonts of whatever is then open.
  if (!matchMedia("(max-width: 44.9em)").matches) for (const body of bodies) body.open(true)
}

// What a link leads to is opened first.
{
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target) return
    const body = target.closest(".folded") || (target.nextElementSibling?.open && target.nextElementSibling)
    if (!body?.hidden) return
    body.open(true)
    target.scrollIntoView()
  }
  addEventListener("hashchange", reveal)
  addEventListener("click", event => event.target.closest?.("a")?.hash === location.hash && reveal()) // a second time
  reveal()
}

// How far off the day is, which session is now or next, and that one open: by the reader's clock, in the time zone that the
// day card names, or the reader's own where it names none. It looks again every half minute.
if (clock) {
  const before = document.querySelectorAll("article > h2")[1]
  const said = [...document.querySelectorAll("article > p")].filter(each => !before || each.compareDocumentPosition(before) & 4)
  const text = said.map(each => each.textContent).join("\n")
  const day = text.match(/day (\d{1,2} [A-Z][a-z]+ \d{4})/)
  const zone = text.match(/UTC([+-])(\d{1,2})(?::(\d\d))?/)
  const hours = text.match(/ \d{4}, (\d\d:\d\d)/)
  const midnight = day && Date.parse(`${day[1]} UTC`)
  const minutes = time => time.split(":").reduce((hour, minute) => hour * 60 + +minute, 0)
  const after = (time, before) => before + (minutes(time) - before % 1440 + 1440) % 1440 // the next day's, past midnight
  for (const [at, session] of sessions.entries()) session.begin = after(session.at, sessions[at - 1]?.begin ?? 0)
  for (const session of sessions) {
    const end = session.body.textContent.match(/until (\d\d:\d\d)/)?.[1]
    const next = sessions.find(each => each.begin > session.begin)?.begin
    session.until = end ? after(end, session.begin) : next ?? session.begin + 60
  }
  const ahead = () => zone // how far the clock there is ahead of UTC, in minutes
    ? Number(zone[1] + (zone[2] * 60 + Number(zone[3] ?? 0)))
    : -new Date().getTimezoneOffset()
  const here = time => { // a time there on the reader's own clock, where that shows another one
    const own = new Date(midnight + (minutes(time) - ahead()) * 6e4).toTimeString().slice(0, 5)
    return own === time ? time : `${time}, ${own} on your clock`
  }
  let shown
  const tell = () => {
    const there = Date.now() + ahead() * 6e4
    const days = Math.round((midnight - Math.floor(there / DAY) * DAY) / DAY)
    const now = Math.floor((there - midnight) / 6e4)
    const session = days <= 0 && sessions.find(each => each.until > now)
    const atOnce = sessions.filter(each => each.at === session?.at)
    if (session) {
      const links = atOnce.flatMap(each => [" · ", linked(`#${each.heading.id}`, each.heading.textContent)])
      clock.replaceChildren(session.begin > now ? "Today, next: " : "Now: ", ...links.slice(1))
    } else if (days === 0 && sessions.length) clock.replaceChildren("Over for today: ", writeDown(""))
    else clock.textContent = days >= 0 && hours ? `${far(days)} at ${here(hours[1])}` : far(days)
    if (session && session !== shown) for (const each of atOnce) each.body.open(true)
    shown = session
  }
  if (day && !isNaN(midnight)) {
    tell()
    setInterval(tell, 3e4)
    addEventListener("visibilitychange", tell)
  }
}

// The theme's menu and search open by a label, which no key reaches: buttons take their places. Escape closes the menu, too.
for (const label of document.querySelectorAll(".md-header label:is([for=__drawer], [for=__search]).md-header__button")) {
  const [toggle, button] = [document.getElementById(label.htmlFor), document.createElement("button")]
  button.type = "button"
  button.className = label.className
  button.setAttribute("for", label.htmlFor) // what the theme's style sheet knows it by
  button.ariaLabel = toggle.id === "__drawer" ? "Menu" : "Search"
  button.append(...label.childNodes)
  button.addEventListener("click", () => toggle.click())
  label.replaceWith(button)
  addEventListener("keydown", event => {
    if (event.key === "Escape" && toggle.checked) toggle.click()
  })
}

// The theme searches when a key goes up, and none does where a name is pasted, dictated or chosen from suggestions.
document.querySelector(".md-search__input")?.addEventListener("input", ({ target }) => target.dispatchEvent(new Event("keyup")))

// A table wider than the screen can be scrolled from the keyboard too. It is measured when it is laid out, which may be late.
{
  const laid = new ResizeObserver(tables => {
    for (const { target } of tables) {
      const wrap = target.closest(".md-typeset__scrollwrap")
      const wide = wrap.scrollWidth > wrap.clientWidth
      wrap.tabIndex = wide ? 0 : -1
      wrap.role = wide ? "group" : null
      wrap.ariaLabel = wide ? "Table, wider than the screen" : null
    }
  })
  addEventListener("load", () => { // the theme has wrapped them by then
    for (const part of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset__scrollwrap table")) laid.observe(part)
  })
}

// Ticks and notes stay on this device, each by the page, the round and the section it stands in and the words beside it, for
// one question may be asked in six sessions; nothing is sent anywhere. A session moves, so its time counts only where somebody
// is met again. A browser may be set to keep nothing, or be full: then they last as long as the page is open, which says so.
{
  const place = `second-round:${location.pathname}`
  const read = name => {
    try {
      return localStorage.getItem(name) ?? ""
    } catch {
      return ""
    }
  }
  const write = (name, text) => {
    try {
      localStorage.setItem(name, text)
      return true
    } catch {
      return false
    }
  }
  const isText = value => typeof value === "string"
  const known = text => {
    let found
    try {
      found = JSON.parse(text)
    } catch {} // nothing, or no JSON
    const { ticked, written } = Object(found)
    const notes = Object.entries(Object(written)).filter(([, value]) => isText(value))
    return { ticked: Object.values(Object(ticked)).filter(isText), written: Object.fromEntries(notes) }
  }
  const say = words => document.querySelector("article").append(Object.assign(document.createElement("p"), { textContent: words }))
  // What cannot be read, damaged or of another version, is set aside and shown: it may be somebody's notes.
  const text = read(place)
  const before = known(text)
  const aside = `${place} set aside`
  if (text && text !== JSON.stringify(before) && !read(aside).includes(text)) write(aside, `${read(aside)}${text}\n`)
  if (read(aside)) say(`Something is kept here that this page cannot read: ${read(aside)}`)

  // Another tab may have kept more: nothing is written but what changed in this one.
  const changed = { ticked: new Map(), written: {} }
  const unkept = document.createElement("p")
  unkept.role = "status"
  const keep = each => {
    const { ticked, written } = known(read(place))
    const all = new Set(ticked)
    for (const [name, isTicked] of changed.ticked) all[isTicked ? "add" : "delete"](name)
    const isKept = write(place, JSON.stringify({ ticked: [...all], written: { ...written, ...changed.written } }))
    if (!isKept && !unkept.isConnected) (each.closest(".md-typeset__scrollwrap") ?? each.closest("table, ul")).after(unkept)
    unkept.textContent = isKept ? "" : "This browser keeps neither ticks nor notes. Copy what you wrote before you close the page."
  }
  let isStale = false
  addEventListener("storage", ({ key }) => (isStale ||= key === place))
  addEventListener("visibilitychange", () => isStale && !document.hidden && location.reload())

  const ticked = new Set(before.ticked)
  const places = new Map()
  const whole = new Map() // by the name without a time, the names with it
  // The next round has this page, too, and many of its people and questions.
  const opening = [...document.querySelectorAll("article > p")].find(each => each.textContent.includes(" Prepared for "))
  const round = opening?.textContent.trim().replace(/(, \w+ \d{1,2} \w+ \d{4})?\.? Prepared for .*/s, "")
  let section = ""

  for (const each of document.querySelectorAll("article :is(h1, h2, h3), .task-list-item input[type=checkbox], td textarea")) {
    if (/^H/.test(each.tagName)) {
      section = each.id
      continue
    }
    const words = `${section} ${each.ariaLabel ?? each.closest("label").textContent.trim()}${round ? ` (${round})` : ""}`
    const timeless = words.replace(/^\d{4}-|(?<=, )\d\d:\d\d /g, "")
    places.set(each, [words, timeless])
    whole.set(timeless, (whole.get(timeless) ?? new Set()).add(words))
  }
  const [met, shown] = [new Map(), new Set()]
  for (const [each, [words, timeless]] of places) {
    const known = whole.get(timeless).size > 1 ? words : timeless
    met.set(known, (met.get(known) ?? 0) + 1)
    const name = met.get(known) > 1 ? `${known} ${met.get(known)}` : known
    if (each.type === "checkbox") {
      each.checked ||= ticked.has(name)
      each.addEventListener("change", () => {
        changed.ticked.set(name, each.checked)
        keep(each)
      })
      continue
    }
    shown.add(name)
    each.value = before.written[name] ?? ""
    if (each.value) grow(each)
    each.addEventListener("input", () => {
      grow(each)
      changed.written[name] = each.value
      keep(each)
    })
  }
  // A session may be called off after something was written of it, or its round be over.
  for (const [name, note] of Object.entries(before.written)) {
    if (note && !shown.has(name)) say(`Of “${name.replace(/^\S+ /, "")}”, no longer on this page, you wrote: ${note}`)
  }
}

// Served, the site is kept for hours without a network, where its build allows that; a site that does not is no longer kept.
// The first address is that of the whole site.
if (location.protocol.startsWith("http") && navigator.serviceWorker) {
  const site = document.querySelector("meta[name=offline]")?.content
  const kept = () => navigator.serviceWorker.getRegistration()
  const forget = async () => {
    const registration = await kept()
    if (!registration) return
    for (const name of await caches.keys()) if (name.startsWith(`${registration.scope} `)) await caches.delete(name)
    await registration.unregister()
  }
  if (site) {
    const [manifest, note, button] = ["link", "p", "button"].map(name => document.createElement(name))
    manifest.rel = "manifest"
    manifest.href = `${site}/assets/second-round.webmanifest`
    document.head.append(manifest)
    note.className = "kept"
    button.type = "button"
    button.textContent = "Remove it from this device"
    button.addEventListener("click", async () => {
      await forget()
      const root = new URL(`${site}/`, location).pathname
      for (const name of Object.keys(localStorage)) if (name.startsWith(`second-round:${root}`)) localStorage.removeItem(name)
      note.textContent = "Pages, ticks and notes are no longer on this device. Close this page now: if you open it again, it is kept again."
    })
    note.append("This browser keeps the site, and what you tick and write, so that you can read it offline. ", button)
    document.querySelector("article").append(note)
    addEventListener("load", () => navigator.serviceWorker.register(`${site}/service-worker.js`))
  } else void forget()
}
