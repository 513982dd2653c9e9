#!/usr/bin/env bash
# Runs the official MCP conformance runner against a server: conformance.sh http://localhost:PORT/mcp
# The runner and the Node that it needs come from npm, into target/conformance; npm itself runs on Node 20 or newer.
# What it finds must be what expected.txt says, scenario by scenario: checks that passed, failed and warned.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$here/../../../target/conformance
url=$1

runner=@modelcontextprotocol/conformance@0.1.16
node=node@22.23.3

mkdir -p "$work"
cd "$work"
if [[ ! -x node_modules/.bin/conformance || ! -x node_modules/.bin/node ]]; then
    npm install --silent --no-save --no-audit --no-fund --ignore-scripts=false "$runner" "$node"
fi
export PATH=$PWD/node_modules/.bin:$PATH

rm -rf results
conformance server --url "$url" --suite all --output-dir results >runner.log || true # what failed is read below
node "$here/summary.mjs" results >found.txt
diff -u "$here/expected.txt" found.txt && echo "As expected: $(grep -c ' 0 failed' found.txt) scenarios pass."
