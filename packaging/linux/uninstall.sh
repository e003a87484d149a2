#!/bin/sh
# Removes Sketchpad as install.sh installed it; the person's own settings, drawings and models stay.
#   uninstall.sh [--quiet]          --refresh SHARE: tell the desktop what has changed (install.sh's use)
set -eu

refresh() {
    for command in "update-desktop-database $1/applications" "update-mime-database $1/mime"; do
        if command -v "${command%% *}" > /dev/null 2>&1 && [ -d "${command#* }" ]; then
            ${command%% *} "${command#* }" > /dev/null 2>&1 || true
        fi
    done
}

if [ "${1-}" = --refresh ]; then
    refresh "$2"
    exit 0
fi
self="$(readlink -f "$0")"
target="$(dirname "$self")"
if [ ! -f "$target/installed-files" ]; then
    echo "$target is no installation of Sketchpad: nothing was removed." >&2
    exit 1
fi
prefix="$(dirname "$(dirname "$target")")"
while IFS= read -r file; do
    case "$file" in
        "$prefix"/*) rm -f "$file" ;;
    esac
done < "$target/installed-files"
rm -rf "$target"
refresh "$prefix/share"
# The desktop's own caches of nothing, then the folders that are empty now.
if [ -d "$prefix/share/mime" ] && [ -z "$(find "$prefix/share/mime/packages" -type f 2>/dev/null)" ]; then
    rm -rf "$prefix/share/mime"
fi
if [ "$(ls -A "$prefix/share/applications" 2>/dev/null)" = mimeinfo.cache ]; then
    rm -f "$prefix/share/applications/mimeinfo.cache"
fi
for folder in share/icons/hicolor/48x48/apps share/icons/hicolor/48x48 share/icons/hicolor/128x128/apps \
    share/icons/hicolor/128x128 share/icons/hicolor/256x256/apps share/icons/hicolor/256x256 \
    share/icons/hicolor/scalable/apps share/icons/hicolor/scalable share/icons/hicolor share/icons \
    share/man/man1 share/man share/applications bin lib share; do
    rmdir "$prefix/$folder" 2>/dev/null || true
done
[ "${1-}" = --quiet ] || echo "Sketchpad is removed. Your own settings and models are still in ${XDG_DATA_HOME:-$HOME/.local/share}/Sketchpad."
