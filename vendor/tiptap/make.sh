#!/bin/sh
# Makes static/vendor/tiptap.js from the pinned packages; needs npm, and runs only when a version changes.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --silent
banner="/* Tiptap and ProseMirror, MIT licence; made by vendor/tiptap/make.sh */"
node_modules/.bin/esbuild editor.js --bundle --minify --format=esm --target=es2022 --legal-comments=none \
  --banner:js="$banner" --outfile=../../static/vendor/tiptap.js
