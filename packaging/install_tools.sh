#!/usr/bin/env bash
# Installs what building and trying out the Linux packages needs, on Debian or Ubuntu: packaging/install_tools.sh
set -euo pipefail
sudo="$([ "$(id -u)" = 0 ] || echo sudo)"
$sudo apt-get update -qq
$sudo apt-get install -y --no-install-recommends \
    binutils dpkg-dev makeself debootstrap xvfb nsis zstd \
    libegl1 libgl1 libxkbcommon0 libfontconfig1 libfreetype6 libdbus-1-3 libglib2.0-0 \
    libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
    libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 \
    libwayland-client0 libwayland-cursor0 libwayland-egl1
