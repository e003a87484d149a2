#!/bin/sh
# Installs Sketchpad for one person, without root: install.sh [--prefix DIR]
# Run by the .run file in the folder that it unpacked. Everything it makes is in PREFIX/lib/sketchpad/installed-files,
# from which uninstall.sh removes it.
set -eu
umask 022

prefix="$HOME/.local"
while [ $# -gt 0 ]; do
    case "$1" in
        --prefix) prefix="$2"; shift 2 ;;
        --prefix=*) prefix="${1#--prefix=}"; shift ;;
        *) echo "Usage: $0 [--prefix DIR]" >&2; exit 2 ;;
    esac
done
case "$prefix" in
    /*) ;;
    *) prefix="$(pwd)/$prefix" ;;
esac
here="$(cd "$(dirname "$0")" && pwd)"

# The few libraries that are the system's own.
missing="$(for file in "$here"/program/_internal/PySide6/Qt/plugins/platforms/libqxcb.so \
        "$here"/program/_internal/libpython3*.so.1.0 "$here"/program/_internal/torch/lib/libtorch_python.so; do
    LD_LIBRARY_PATH="$here/program/_internal:$here/program/_internal/torch/lib" ldd "$file"
done 2>/dev/null | awk '/not found/ { print $1 }' | sort -u | tr '\n' ' ')"
if [ -n "$missing" ]; then
    echo "Sketchpad can't run here, as this system lacks ${missing% }: have the packages that hold them installed, then run this again." >&2
    exit 1
fi
needed="$(du -sk "$here/program" | awk '{ print $1 }')"
mkdir -p "$prefix/lib"
free="$(df -Pk "$prefix/lib" | awk 'NR == 2 { print $4 }')"
if [ "$free" -lt "$needed" ]; then
    echo "There is no room in $prefix: Sketchpad takes $((needed / 1024)) MB, and $((free / 1024)) MB are free." >&2
    exit 1
fi

target="$prefix/lib/sketchpad"
if [ -e "$target" ] && [ ! -f "$target/installed-files" ]; then
    echo "$target is there and isn't Sketchpad: move it away, or install elsewhere with --prefix DIR." >&2
    exit 1
fi
# The new program is complete beside the old one before that goes.
rm -rf "$target.new"
cp -R "$here/program" "$target.new"
cp "$here/uninstall.sh" "$target.new/uninstall.sh"
: > "$target.new/installed-files"
if [ -e "$target" ]; then
    sh "$target/uninstall.sh" --quiet
fi
mv "$target.new" "$target"

put() {  # put FILE PLACE: copy, and remember it
    mkdir -p "$(dirname "$2")"
    cp "$1" "$2"
    chmod 644 "$2"
    echo "$2" >> "$target/installed-files"
}
share="$prefix/share"
for program in sketchpad sketchpad-trainer; do
    mkdir -p "$prefix/bin"
    ln -sf "$target/$program" "$prefix/bin/$program"
    echo "$prefix/bin/$program" >> "$target/installed-files"
    put "$here/share/$program.1.gz" "$share/man/man1/$program.1.gz"
done
ln -sf "$target/uninstall.sh" "$prefix/bin/sketchpad-uninstall"
echo "$prefix/bin/sketchpad-uninstall" >> "$target/installed-files"
chmod 755 "$target/uninstall.sh"
# The menu may not have PREFIX/bin on its PATH.
sed "s|^Exec=sketchpad|Exec=\"$target/sketchpad\"|" "$here/share/sketchpad.desktop" > "$target/sketchpad.desktop"
put "$target/sketchpad.desktop" "$share/applications/sketchpad.desktop"
rm "$target/sketchpad.desktop"
put "$here/share/sketchpad-mime.xml" "$share/mime/packages/sketchpad.xml"
for size in 48 128 256; do
    put "$here/share/sketchpad-$size.png" "$share/icons/hicolor/${size}x$size/apps/sketchpad.png"
done
put "$here/share/sketchpad.svg" "$share/icons/hicolor/scalable/apps/sketchpad.svg"
sh "$target/uninstall.sh" --refresh "$share"

echo "Sketchpad is installed: find it in the menu, or start $prefix/bin/sketchpad. To remove it, run $prefix/bin/sketchpad-uninstall."
