// How large is the text? Runs before the page is first drawn, so that large text does not arrive as a jump.
try {
  document.documentElement.dataset.sbText = localStorage.getItem("stationbook.text-size") ?? "";
} catch {
  // A browser that refuses storage shows the ordinary size.
}
