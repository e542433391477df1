#!/usr/bin/env bash
# Looks at a report in a headless Chromium: tools/report/check_report.sh PAGE.html [FOLDER]
# At the widths of a desktop and of a phone, light and dark, the page must not be wider than its window, must write no error to the
# console, must load nothing from anywhere, and must show every picture. FOLDER receives the screenshots.
# Prints a line "ok ..." or "FAILED ..." per check and ends non-zero when one failed. Needs Debian's chromium.
set -u -o pipefail
page=$(realpath "$1") || exit 1
shots=${2:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
[ -n "$shots" ] && mkdir -p "$shots" && shots=$shots

ok() { printf 'ok %s\n' "$1"; }
miss() { failed=1; printf 'FAILED %s\n' "$1"; }
check() { if [ "$2" = "$3" ]; then ok "$1"; else miss "$1: $2 instead of $3"; fi; }

browser() {
    timeout 120 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --disable-dev-shm-usage --allow-file-access-from-files \
        --user-data-dir="$work/profile" --host-resolver-rules="MAP * ~NOTFOUND" --enable-logging=stderr --virtual-time-budget=10000 "$@"
}

# The page itself has no script. Its copy gets one that measures it and tells the frame around, which sets the width: a window
# cannot be narrower than some 500 px.
measure='<script>
addEventListener("load", () => {
  const pictures = [...document.images];
  const loads = performance.getEntriesByType("resource").map(e => e.name).filter(n => !n.startsWith("data:"));
  const wide = document.documentElement;
  parent.postMessage({
    width: innerWidth, scroll: wide.scrollWidth, blind: pictures.filter(i => i.naturalWidth === 0).length, pictures: pictures.length,
    silent: pictures.filter(i => !i.alt).length, loads: loads.length, height: wide.scrollHeight,
    broken: [...document.querySelectorAll("a[href^=\"#\"]")].filter(a => !document.getElementById(a.getAttribute("href").slice(1))).length,
    headings: [...document.querySelectorAll("h1,h2,h3")].map(h => +h.tagName[1]).some((h, k, all) => k > 0 && h > all[k - 1] + 1) ? 1 : 0 }, "*");
});
</script></body>'
python3 - "$page" "$work/copy.html" "$measure" <<'PY'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
assert text.count("</body>") == 1, "the page has no single end of its body"
open(sys.argv[2], "w", encoding="utf-8").write(text.replace("</body>", sys.argv[3]))
PY

frame() {
    cat >"$work/frame.html" <<HTML
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>frame</title>
<style>body { margin: 0 } iframe { border: 0; width: ${1}px; height: ${2}px }</style></head>
<body><pre id="told">nothing</pre><script>
addEventListener("message", e => { document.getElementById("told").textContent = Object.entries(e.data).map(([k, v]) => k + "=" + v).join(" "); });
</script><iframe src="copy.html" title="page"></iframe></body></html>
HTML
}

value() { grep -oE "(^|[ >])$1=[0-9]+" <<<"$told" | head -n 1 | grep -oE '[0-9]+$'; }

for width in 1280 390; do
    frame "$width" 1200
    told=$(browser --window-size=1400,1400 --dump-dom "file://$work/frame.html" 2>"$work/log" | grep -oE '<pre id="told">[^<]*')
    if [ -z "$(value width)" ]; then
        miss "page opens at $width px"
        tail -n 5 "$work/log"
        continue
    fi
    check "width of the window is $width px" "$(value width)" "$width"
    check "page is not wider than $width px" "$(($(value scroll) <= width))" 1
    check "every picture shows at $width px ($(value pictures) pictures)" "$(value blind)" 0
    check "every picture has an alternative text" "$(value silent)" 0
    check "nothing is loaded from outside at $width px" "$(value loads)" 0
    check "every link inside the page has its target" "$(value broken)" 0
    check "headings skip no level" "$(value headings)" 0
    # What Chromium says of WebGL without a graphics card, in which the view within the page is drawn, is none of the page's.
    check "console stays silent at $width px" "$(grep 'CONSOLE' "$work/log" | grep -vcE 'GPU stall|swiftshader|software WebGL')" 0
    if [ -n "$shots" ]; then
        height=$(value height)
        frame "$width" "$height"
        sed -i 's|<pre id="told">nothing</pre>|<pre id="told" hidden>nothing</pre>|' "$work/frame.html"
        browser --window-size="$((width < 500 ? 500 : width)),$((height < 15000 ? height : 15000))" --screenshot="$shots/report-$width.png" "file://$work/frame.html" 2>>"$work/log"
        [ -s "$shots/report-$width.png" ] && ok "screenshot at $width px" || miss "screenshot at $width px"
    fi
done

if [ -n "$shots" ]; then
    browser --force-dark-mode --blink-settings=preferredColorScheme=0 --window-size=1280,2400 --screenshot="$shots/report-dark.png" "file://$page" 2>"$work/log"
    [ -s "$shots/report-dark.png" ] && ok "screenshot in the dark" || miss "screenshot in the dark"
    browser --no-pdf-header-footer --print-to-pdf="$shots/report.pdf" "file://$page" 2>"$work/log"
    [ "$(head -c 4 "$shots/report.pdf" 2>/dev/null)" = "%PDF" ] && ok "page prints" || miss "page prints"
fi
exit $failed
