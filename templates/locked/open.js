// Opens what is locked in this page and shows it from memory. Nothing is sent anywhere, and nothing
// is stored: neither the passphrase, nor a page's name or title in the browser's history.
"use strict"
const locked = JSON.parse(document.getElementById("locked").textContent)
const form = document.querySelector("form")
const field = document.getElementById("passphrase")
const message = document.querySelector("[role=status]")
const types = {
  svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg",
  webp: "image/webp", gif: "image/gif", woff2: "font/woff2", pdf: "application/pdf",
  ics: "text/calendar", txt: "text/plain",
}
const kept = new Map() // by page: what it keeps, such as ticks, for as long as this page is open
let files, frame, current // the page that is shown, by its name

const bytes = text => Uint8Array.from(atob(text), character => character.charCodeAt(0))

async function opened(passphrase) {
  const raw = new TextEncoder().encode(passphrase)
  const secret = await crypto.subtle.importKey("raw", raw, "PBKDF2", false, ["deriveKey"])
  const key = await crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: bytes(locked.salt), iterations: locked.rounds },
    secret, { name: "AES-GCM", length: 256 }, false, ["decrypt"])
  const packed = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: bytes(locked.iv) }, key, bytes(locked.data))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))
  return unpacked(await new Response(stream).arrayBuffer())
}

// Four bytes: the length of the table. The table: name, start and length of each file. The files.
function unpacked(data) {
  const size = new DataView(data).getUint32(0)
  const table = JSON.parse(new TextDecoder().decode(new Uint8Array(data, 4, size)))
  const first = 4 + size
  return new Map(table.map(([name, start, length]) =>
    [name, new Uint8Array(data, first + start, length)]))
}

form.addEventListener("submit", async event => {
  event.preventDefault()
  if (!window.crypto?.subtle || !window.DecompressionStream) {
    message.textContent =
      "Save this file to your computer and open it from there, in a browser from 2023 or later."
    return
  }
  message.textContent = "Opening…"
  try {
    files = await opened(field.value.trim())
  } catch {
    message.textContent = "The passphrase is wrong, or the file has been changed."
    field.select()
    return
  }
  document.querySelector("main").remove()
  history.replaceState(0, "")
  show("index.html")
})

// The browser's history holds only numbers; which page each one is, only this list knows.
const visited = [["index.html", ""]]
let at = 0

addEventListener("popstate", event => {
  if (!files) return
  at = event.state ?? 0
  show(...(visited[at] ?? visited[0]))
})

addEventListener("message", event => {
  if (!frame || event.source !== frame.contentWindow) return
  if (typeof event.data.keep === "string") kept.set(current, event.data.keep)
  if (typeof event.data.go === "string") go(event.data.go)
})

function go(target) {
  const [name, anchor] = resolved(target, current)
  if (!files.has(name)) return
  if (!name.endsWith(".html")) return download(name)
  visited.length = ++at
  visited.push([name, anchor])
  history.pushState(at, "")
  show(name, anchor)
}

// The file that a link leads to, and the anchor in it.
function resolved(target, from) {
  const path = from.split("/").map(encodeURIComponent).join("/")
  const url = new URL(target, `https://locked.invalid/${path}`)
  const name = decodeURIComponent(url.pathname.slice(1))
  const isFolder = name === "" || name.endsWith("/")
  return [isFolder ? `${name}index.html` : name, decodeURIComponent(url.hash.slice(1))]
}

function download(name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([files.get(name)], { type: type(name) }))
  link.download = name.split("/").pop()
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const type = name => types[name.split(".").pop().toLowerCase()] ?? "application/octet-stream"
const text = name => new TextDecoder().decode(files.get(name))

const inlined = new Map()
function inline(target, from) {
  if (target.startsWith("data:") || target.startsWith("#")) return target
  const [name] = resolved(target, from)
  if (!files.has(name)) return "data:,"
  if (!inlined.has(name)) {
    let binary = ""
    const data = files.get(name)
    for (let start = 0; start < data.length; start += 0x8000)
      binary += String.fromCharCode(...data.subarray(start, start + 0x8000))
    inlined.set(name, `data:${type(name)};base64,${btoa(binary)}`)
  }
  return inlined.get(name)
}

const styled = name => text(name).replace(
  /url\(\s*(["']?)([^"')]+)\1\s*\)/g, (whole, quote, target) => `url("${inline(target, name)}")`)

function show(name, anchor = "") {
  current = name
  const page = new DOMParser().parseFromString(text(name), "text/html")
  prepare(page, name, anchor)
  const next = document.createElement("iframe")
  next.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
  next.title = page.title
  let isShown = false
  next.addEventListener("load", () => { // the second time it was loaded anew, as it was at first
    if (isShown) show(name)
    isShown = true
  })
  next.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`
  frame?.remove() // a new frame each time: a page in the same one would be a step in the history
  frame = document.body.appendChild(next)
  frame.focus()
}

// What a page of the site shows is put into it; of its scripts, ours alone. The day brings its own,
// which the policy of this page names, and takes the solver along.
function prepare(page, name, anchor) {
  const policy = page.querySelector("meta[http-equiv=Content-Security-Policy]")?.content ?? ""
  const isDay = policy.includes("style-src 'sha256-")
  const script = page.querySelector('script[src$="assets/second-round.js"]')
  for (const link of page.querySelectorAll("link")) {
    const sheet = link.rel === "stylesheet" && resolved(link.getAttribute("href"), name)[0]
    if (sheet && files.has(sheet)) {
      const style = page.createElement("style")
      style.textContent = styled(sheet)
      link.replaceWith(style)
    } else link.remove()
  }
  const scripts = isDay ? "" : "script, [data-md-component=palette], "
  const unwanted = `${scripts}meta[http-equiv], base`
  for (const element of page.querySelectorAll(unwanted)) element.remove()
  for (const element of page.querySelectorAll("[src]"))
    element.setAttribute("src", inline(element.getAttribute("src"), name))
  for (const element of page.querySelectorAll("[srcset]")) element.removeAttribute("srcset")
  if (matchMedia("(prefers-color-scheme: dark)").matches && page.body.dataset.mdColorScheme)
    page.body.dataset.mdColorScheme = "slate"
  page.documentElement.classList.add("from-disk") // the search is left out
  page.documentElement.dataset.kept = kept.get(name) ?? ""
  page.documentElement.dataset.anchor = anchor
  add(page, locked.frame, page.head, "prepend")
  if (script) add(page, text("assets/second-round.js"), page.body, "append")
  const solver = page.querySelector("meta[name=solver]")
  if (solver) embed(page, solver, resolved(solver.content, name)[0])
}

function add(page, code, where, how) {
  const script = page.createElement("script")
  script.textContent = code
  where[how](script)
}

// The days of a site share a file with the solver, packed: here it lies in the page, as it does in
// a day by itself.
function embed(page, link, name) {
  if (!files.has(name)) return
  link.remove()
  for (const [id, packed] of Object.entries(JSON.parse(text(name).match(/\{[^]*\}/)[0]))) {
    const part = page.createElement("script")
    part.type = "text/plain"
    part.id = id
    part.textContent = packed
    page.body.append(part)
  }
}
