#!/usr/bin/env bash
# Makes a disk image with the application and a link to /Applications: make_dmg.sh PROGRAM.app TARGET.dmg
# BEIAN_SIGN_IDENTITY signs both; BEIAN_NOTARY_PROFILE (a keychain profile of notarytool) has the image notarised.
set -euo pipefail
app="$1"
target="$2"
staging="$(mktemp -d)"
trap 'rm -rf "$staging"' EXIT

if [[ -n "${BEIAN_SIGN_IDENTITY:-}" ]]; then
    codesign --force --deep --options runtime --timestamp --sign "$BEIAN_SIGN_IDENTITY" "$app"
fi
cp -R "$app" "$staging/"
ln -s /Applications "$staging/Applications"
hdiutil create -volname "备案桌面" -srcfolder "$staging" -ov -format UDZO "$target"
if [[ -n "${BEIAN_SIGN_IDENTITY:-}" ]]; then
    codesign --timestamp --sign "$BEIAN_SIGN_IDENTITY" "$target"
fi
if [[ -n "${BEIAN_NOTARY_PROFILE:-}" ]]; then
    xcrun notarytool submit "$target" --keychain-profile "$BEIAN_NOTARY_PROFILE" --wait
    xcrun stapler staple "$target"
fi
