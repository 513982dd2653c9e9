#!/usr/bin/env bash
# Drives the runnable jar with a client that is not ours: the command line of the MCP inspector, on Node 20 or newer.
# Google is the test kit's stand-in. Build first: mvn -q -Pquick -DskipTests -pl connector-mcp -am package
# The person who says yes on the page is played by curl, with the link that the log shows to a person.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

jar=$PWD/target/connector-mcp-runnable.jar
inspector=@modelcontextprotocol/inspector@0.15.0
work=$(mktemp -d)
day=$(date -u +%F)
next=$(date -u -d '7 days' +%F)

mkfifo "$work/alive"
java -cp "../connector-testkit/target/classes:target/test-classes:$jar" dev.connectors.mcp.StandInWorld "$work" <"$work/alive" &
world=$!
exec 3>"$work/alive"
trap 'exec 3>&-; wait "$world"; rm -rf "$work"' EXIT
until [[ -e $work/ready ]]; do sleep 0.2; done

inspect() {
    npx --yes "$inspector" --cli java -jar "$jar" "$work/connectors.json" "$@"
}

answer() { # yes or no, to the question whose link is in the log
    local link page form jar_of_cookies=$work/cookies
    until link=$(grep -o 'http://127.0.0.1:[0-9]*/approve/[A-Za-z0-9_-]*' "$work/connectors.log"); do sleep 0.2; done
    page=$(curl -s -c "$jar_of_cookies" "$link")
    echo "--- the page asks: $(sed -E 's/.*<h1>([^<]*)<.*/\1/' <<<"$page")" >&2
    form=$(sed -E 's/.*name="form" value="([^"]*)".*/\1/' <<<"$page")
    curl -s -b "$jar_of_cookies" -H "Origin: ${link%/approve/*}" -d "form=$form&answer=$1" "$link" |
        sed -E 's/.*<h1>([^<]*)<.*/--- the page says: \1\n/' >&2
}

echo "== tools/list"
inspect --method tools/list | grep -E '^      "name"'
echo "== calendar_list_events"
inspect --method tools/call --tool-name calendar_list_events --tool-arg "from=$day"
echo "== notes_search_notes"
inspect --method tools/call --tool-name notes_search_notes --tool-arg words=Johnson
echo "== calendar_create_event, and a yes on the page"
answer yes &
inspect --method tools/call --tool-name calendar_create_event --tool-arg \
    "event={\"summary\":\"Showing, 123 Main St\",\"start\":\"${next}T14:00\",\"end\":\"${next}T15:00\",\"attendees\":[\"john.smith@buyer.example\"]}"
