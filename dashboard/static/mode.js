// Charts get their colours from the server, which knows light or dark only as of the last run of
// the page: where that is not what the visitor sees, or changes, the page is run again.
export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.host ?? parentElement
  host.dataset.drawn = data.mode // for who waits for it
  const mode = matchMedia("(prefers-color-scheme: dark)")
  const seen = () => {
    const app = document.querySelector(".stApp")
    const parts = app && getComputedStyle(app).backgroundColor.match(/\d+/g)
    return parts && parts.slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 384 ? "dark" : "light"
  }
  let waits
  const tell = () => { if (seen() !== data.mode) setTriggerValue("changed", seen()) }
  const later = () => { clearTimeout(waits); waits = setTimeout(tell, 200) } // once it is drawn
  mode.addEventListener("change", later)
  later()
  return () => { clearTimeout(waits); mode.removeEventListener("change", later) }
}
