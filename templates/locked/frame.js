// Inside an opened page: links and ticks go to the page around it, which has all files.
"use strict"
const kept = JSON.parse(document.documentElement.dataset.kept || "{}")
Object.defineProperty(window, "localStorage", {
  value: {
    getItem: name => kept[name] ?? null,
    setItem: (name, value) => {
      kept[name] = value
      parent.postMessage({ keep: JSON.stringify(kept) }, "*")
    },
  },
})

// Below the theme's header, which stays at the top.
function reveal(id) {
  const target = document.getElementById(id)
  if (!target) return
  target.style.scrollMarginTop = `${(document.querySelector("header")?.offsetHeight ?? 0) + 24}px`
  target.scrollIntoView()
  if (target.tabIndex < 0) target.tabIndex = -1
  target.focus({ preventScroll: true })
}

addEventListener("load", () => {
  const { anchor } = document.documentElement.dataset
  if (anchor) reveal(anchor)
})

addEventListener("click", event => {
  const link = event.target.closest("a[href]")
  if (!link) return
  const target = link.getAttribute("href")
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) {
    link.target = "_blank"
    link.rel = "noopener noreferrer"
    return
  }
  event.preventDefault()
  if (target.startsWith("#")) reveal(decodeURIComponent(target.slice(1)))
  else parent.postMessage({ go: target }, "*")
})
