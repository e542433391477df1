// Navigation and search where the site is opened as files: browsers refuse modules, fetch and workers there, on which those of docfx rest.
// The build appends offline.start([contents], [pages]).
const offline = {
  start(contents, pages) {
    if (location.protocol !== 'file:') return
    document.addEventListener('DOMContentLoaded', () => {
      const root = new URL(document.querySelector('meta[name="docfx:rel"]').content || './', location.href)
      const link = (href, text) => Object.assign(document.createElement('a'), { href: new URL(href, root), textContent: text })
      const list = items => {
        const ul = document.createElement('ul')
        for (const [name, href, children] of items) {
          const li = ul.appendChild(document.createElement('li'))
          li.className = 'expanded'
          li.append(href ? link(href, name) : name)
          if (children.length) li.append(list(children))
        }
        return ul
      }
      document.getElementById('toc')?.append(list(contents))
      for (const table of document.querySelectorAll('article table')) table.classList.add('table', 'table-bordered', 'table-condensed')
      const query = document.getElementById('search-query')
      if (!query) return
      query.disabled = false
      document.getElementById('search').addEventListener('submit', e => e.preventDefault())
      const article = document.querySelector('article')
      const before = [...article.childNodes]
      query.addEventListener('input', () => {
        const words = query.value.toLowerCase().split(/\s+/).filter(Boolean)
        if (!words.length) return article.replaceChildren(...before)
        const score = ([, title, text]) => words.every(w => text.includes(w) || title.toLowerCase().includes(w))
          ? 1 + words.filter(w => title.toLowerCase().includes(w)).length * 10 : 0
        const found = pages.map(p => [score(p), p]).filter(([s]) => s).sort((a, b) => b[0] - a[0]).slice(0, 50)
        const heading = Object.assign(document.createElement('h2'), { textContent: `${found.length} pages` })
        article.replaceChildren(heading, list(found.map(([, [href, title]]) => [title, href, []])))
      })
    })
  },
}
