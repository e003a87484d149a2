#!/usr/bin/env bash
# Makes the disk image from the application bundle: packaging/make_dmg.sh, on macOS after a build.
#   SIGN_IDENTITY  "Developer ID Application: ..." to sign with; without it the bundle is signed ad hoc
#   NOTARY_PROFILE a profile kept by `xcrun notarytool store-credentials`, to have the image notarized
set -euo pipefail
cd "$(dirname "$0")/.."

[ "$(uname)" = Darwin ] || { echo "A disk image is made on macOS: this is $(uname)." >&2; exit 1; }
build="${SKETCHPAD_BUILD:-build/package}"
app="$build/dist/Sketchpad.app"
[ -d "$app" ] || { echo "There is no $app: run \`python packaging/build.py\` first." >&2; exit 1; }
version="$(python3 -c 'import sys; sys.path.insert(0, "packaging"); from project import version; print(version())')"
image="dist/sketchpad-$version-macos-$(uname -m).dmg"

codesign --force --deep --options runtime --entitlements packaging/macos/entitlements.plist \
    ${SIGN_IDENTITY:+--timestamp} --sign "${SIGN_IDENTITY:--}" "$app"
codesign --verify --deep --strict "$app"

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
mkdir -p dist
rm -f "$image"
hdiutil create -volname "Sketchpad $version" -srcfolder "$folder" -format ULFO -fs HFS+ "$image"
if [ -n "${NOTARY_PROFILE-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image: $(($(stat -f %z "$image") / 1000000)) MB."
