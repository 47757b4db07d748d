// Inside an opened page: links lead through the page around it, which has all files; ticks are handed to it.
"use strict"
Object.defineProperty(window, "localStorage", {
  value: {
    getItem: () => document.documentElement.dataset.kept || null,
    setItem: (name, value) => parent.postMessage({ keep: value }, "*"),
  },
})

const reveal = id => (document.getElementById(id) ?? document.documentElement).scrollIntoView()

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
