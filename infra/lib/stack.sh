# shellcheck shell=bash
# What the scripts know about a stack. Needs aws (with a region) and jq.

export AWS_PAGER='' AWS_DEFAULT_OUTPUT=json

say() { echo "$*" >&2; }
fail() { say "${0##*/}: $*"; exit 1; }

# The comment at the head of the script.
usage() {
  awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0" >&2
  exit 1
}

need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" > /dev/null || fail "$tool is missing"
  done
}

# Runs a command until it succeeds, for what AWS refuses while something else is under way.
until_done() {
  local left=${PATIENCE:-90}
  until "$@" > /dev/null 2> "$SCRATCH/said"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || fail "$(cat "$SCRATCH/said")"
    sleep "${PAUSE:-10}"
  done
}

make_scratch() {
  SCRATCH=$(mktemp -d)
  trap 'rm -rf "$SCRATCH"' EXIT
}

# The stack as JSON on stdout, and nothing if there is none.
describe_stack() { unless_missing 'does not exist' aws cloudformation describe-stacks --stack-name "$1" --query 'Stacks[0]'; }

status_of_stack() {
  unless_missing 'does not exist' aws cloudformation describe-stacks --stack-name "$1" --query 'Stacks[0].StackStatus' --output text
}

# Runs a command. It prints nothing if AWS says by these words that there is no such thing.
unless_missing() {
  local words=$1
  shift
  "$@" 2> "$SCRATCH/said" || grep -q "$words" "$SCRATCH/said" || fail "$(cat "$SCRATCH/said")"
}

# Reads the stack once, for the functions below.
know_stack() {
  STACK=$1
  KNOWN=$(describe_stack "$STACK")
  [ "${KNOWN:-null}" != null ] || fail "There is no stack $STACK in this region."
}

# An output of the stack.
output() {
  local value
  value=$(jq -r --arg key "$1" '.Outputs[]? | select(.OutputKey == $key).OutputValue' <<< "$KNOWN")
  [ -n "$value" ] || fail "The stack $STACK has no output $1: it is older than this script."
  echo "$value"
}

# The name that AWS knows a resource by.
physical() {
  aws cloudformation describe-stack-resource --stack-name "$STACK" --logical-resource-id "$1" \
    --query StackResourceDetail.PhysicalResourceId --output text
}

# The template of the stack, with its parameters filled in.
template() {
  aws cloudformation get-template --stack-name "$STACK" --template-stage Processed |
    jq --argjson stack "$KNOWN" '
      ([$stack.Parameters[]? | {key: .ParameterKey, value: .ParameterValue}] | from_entries) as $given
      | .TemplateBody | (if type == "string" then fromjson else . end)
      | walk(if type == "object" and keys == ["Ref"] and $given[.Ref] != null then $given[.Ref] else . end)'
}
