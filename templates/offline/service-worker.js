// Keeps one build of the site in the browser, so that it can be read without a network. A newer build is another file with
// another revision, and takes the place of this one whole.
"use strict"
const KEPT = `${registration.scope} $revision`
const FILES = $files
const PATIENCE = 3000 // milliseconds that a page is waited for, where a kept one could be shown
const UNCHANGING = /\/assets\/(fonts|images|javascripts|stylesheets)\//

addEventListener("install", event => event.waitUntil(fill().then(() => skipWaiting())))

addEventListener("activate", event => event.waitUntil(clear().then(() => clients.claim())))

addEventListener("fetch", event => {
  const { method, url } = event.request
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request))
})

// All or nothing: where one file cannot be had, the build before this one stays.
async function fill() {
  const kept = await caches.open(KEPT)
  try {
    await Promise.all(FILES.map(async file => {
      const found = await fetch(file, { cache: "no-cache" })
      if (!found.ok) throw new Error(`${file}: ${found.status}`)
      await kept.put(file, new Response(found.body, { headers: found.headers })) // one that was redirected cannot be shown
    }))
  } catch (error) {
    await caches.delete(KEPT)
    throw error
  }
}

async function clear() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${registration.scope} `) && name !== KEPT) await caches.delete(name)
  }
}

// The site's host is asked first, so that what it shows is today's; what never changes within a build is not asked for again.
async function answer(request) {
  const found = await stored(request.url).catch(() => undefined) // an address that is none
  if (found && UNCHANGING.test(request.url)) return found
  const asked = fetch(request).catch(error => {
    if (!found && request.mode === "navigate") return stored(`${registration.scope}404.html`)
    if (!found) throw error
    return found
  })
  if (!found) return asked
  return Promise.race([asked, new Promise(done => setTimeout(done, PATIENCE, found.clone()))])
}

// One file has several addresses: with and without its name or ending, and its signs written as they are or by number.
async function stored(address) {
  const { origin, pathname: asked } = new URL(address)
  const pathname = asked.replace(/[^/]+/g, part => encodeURIComponent(decodeURIComponent(part)))
  for (const path of pathname.endsWith("/") ? [`${pathname}index.html`] : [pathname, `${pathname}.html`]) {
    const found = await caches.match(origin + path, { cacheName: KEPT })
    if (found) return found
  }
}
