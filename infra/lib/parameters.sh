# shellcheck shell=bash
# Which parameters a deployment gives, and what it would change by them.

# These belong to a single deployment.
ONCE='["Release", "Commit", "Careful", "Protected"]'

# The template's: an object of the names, each with its default or null.
template_parameters() {
  awk '
    /^[A-Za-z]/ { inside = ($1 == "Parameters:"); next }
    inside && /^  [A-Za-z]+:/ { name = $1; sub(/:$/, "", name); print name }
    inside && /^    Default:/ { sub(/^    Default: */, ""); gsub(/^"|"$/, ""); print name "=" $0 }
  ' "$1" | jq -Rn '[inputs | capture("^(?<key>[A-Za-z]+)(=(?<value>.*))?$")] | from_entries'
}

# The lines of the file, and those of the command line behind them. Prints an object.
read_asked() {
  local file=$1 line name
  shift
  {
    sed 's/[[:space:]]*$//; /^[[:space:]]*\(#\|$\)/d' "$file"
    [ $# = 0 ] || printf '%s\n' "$@"
  } > "$SCRATCH/asked"
  while IFS= read -r line; do
    name=${line%%=*}
    [[ $line =~ ^[A-Za-z]+= ]] || fail "$line: not PARAMETER=value with a parameter of template.yaml"
    [[ $line != *[[:space:]]* ]] || fail "$name: a value with a space"
  done < "$SCRATCH/asked"
  jq -Rn '[inputs | capture("^(?<key>[A-Za-z]+)=(?<value>.*)$")] | from_entries' "$SCRATCH/asked"
}

# Without what this template does not know. A newer release may have brought it: whoever rolls back keeps the file as it is.
drop_unknown() {
  local asked=$1 known=$2 deployed=$3 older=$4 name
  for name in $(jq -rn --argjson asked "$asked" --argjson known "$known" '$asked | keys - ($known | keys) | .[]'); do
    if [ "$older" = true ] || jq -e --arg name "$name" 'has($name)' <<< "$deployed" > /dev/null; then
      say "$name is left out: this template does not know it, a newer one does."
    else
      fail "$name: not PARAMETER=value with a parameter of template.yaml. If a newer release brought it, give --older."
    fi
  done
  jq -cn --argjson asked "$asked" --argjson known "$known" '$asked | with_entries(select(.key as $key | $known | has($key)))'
}

# What has no value from anywhere.
require_all() {
  local missing
  missing=$(jq -rn --argjson known "$2" --argjson wanted "$1" '[$known | keys[] | select($wanted[.] == null)] | join(", ")')
  [ -z "$missing" ] || fail "$missing: no value, neither in $3 nor in the template"
}

# A line for each refusal: what is in force, what would be, and what comes of it.
refusals() {
  jq -rn --argjson once "$ONCE" --argjson wanted "$1" --argjson asked "$2" --argjson deployed "$3" --arg file "$4" '
    {TablePrefix: "The stack would get six new, empty tables. The ones in use stay behind, with all email in them.",
     DomainName: "Microsoft posts notifications to the old address until each subscription is renewed, and sign-ins come back to it."} as $grave
    | $wanted | to_entries[] | .key as $key | select($once | index($key) | not)
    | select($deployed[$key] != null and $deployed[$key] != .value)
    | ($asked | has($key)) as $named | select(($named | not) or $grave[$key] != null)
    | "\($key) is \($deployed[$key] | tojson) and would become \(.value | tojson)"
      + (if $named then "" else ", the default of the template: \($file) does not name it" end) + ". "
      + ($grave[$key] // "Write \($key)=\($deployed[$key]) into \($file) to keep it.")'
}

# A line for each change that was asked for.
changed_parameters() {
  jq -rn --argjson once "$ONCE" --argjson wanted "$1" --argjson deployed "$2" '
    $wanted | to_entries[] | select(.key as $key | $once | index($key) | not)
    | select($deployed[.key] != .value and ($deployed[.key] != null or .value != ""))
    | "  \(.key): \($deployed[.key] // "(new)") -> \(.value)"'
}
