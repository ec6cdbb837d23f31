# shellcheck shell=bash
# Change sets: made, shown, refused or carried out, and followed to their end.

BODY_LIMIT=51200

# What holds state, or is an address that others know.
LASTING='["AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::SecretsManager::Secret", "AWS::SQS::Queue", "AWS::ApiGatewayV2::Api"]'

# CloudFormation takes a template as it is up to a size, and a larger one from the bucket that SAM put the functions into.
template_option() {
  local file=$1 bucket key region=${AWS_REGION:-${AWS_DEFAULT_REGION:-}} suffix=amazonaws.com
  if [ "$(wc -c < "$file")" -le "$BODY_LIMIT" ]; then
    printf '%s\n' --template-body "file://$file"
    return
  fi
  [ -n "$region" ] || region=$(aws configure get region)
  [[ $region != cn-* ]] || suffix=amazonaws.com.cn
  bucket=$(jq -r 'first(.. | .CodeUri? | strings | capture("^s3://(?<bucket>[^/]+)/").bucket)' "$file")
  key=mail-sync-$(sha256sum "$file" | cut -c1-32).template
  aws s3 cp "$file" "s3://$bucket/$key" > /dev/null
  printf '%s\n' --template-url "https://$bucket.s3.$region.$suffix/$key"
}

# make_changes TYPE TEMPLATE [option …] leaves the change set's ARN in CHANGE_SET and its changes in $SCRATCH/changes.json.
make_changes() {
  local type=$1 file=$2 option
  shift 2
  mapfile -t option < <(template_option "$file")
  CHANGE_SET=$(aws cloudformation create-change-set --stack-name "$STACK" --change-set-name "deploy-$(date +%s)-$$" \
    --change-set-type "$type" --capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND \
    "${option[@]}" "${ROLE[@]}" "$@" --query Id --output text)
  while :; do
    aws cloudformation describe-change-set --change-set-name "$CHANGE_SET" > "$SCRATCH/changes.json"
    case $(jq -r .Status "$SCRATCH/changes.json") in
      CREATE_COMPLETE) break ;;
      FAILED) fail "No change set: $(jq -r .StatusReason "$SCRATCH/changes.json")" ;;
    esac
    sleep "${PAUSE:-10}"
  done
}

# Those of a stack within the stack come behind its own.
show_changes() {
  local nested
  jq -r '.Changes[].ResourceChange
    | "  \(.Action) \(.LogicalResourceId) (\(.ResourceType))"
      + (if (.Replacement // "False") == "False" then "" elif .Replacement == "True" then ", replaced" else ", perhaps replaced" end)' \
    "$SCRATCH/changes.json"
  for nested in $(jq -r '.Changes[].ResourceChange.ChangeSetId // empty' "$SCRATCH/changes.json"); do
    aws cloudformation describe-change-set --change-set-name "$nested" |
      jq -r '.Changes[].ResourceChange | "    \(.Action) \(.LogicalResourceId) (\(.ResourceType))"'
  done
}

# A line for each thing with state that the change set would remove or put another in the place of.
losses() {
  jq -r --argjson lasting "$LASTING" '.Changes[].ResourceChange
    | select(.ResourceType as $type | $lasting | index($type))
    | select(.Action == "Remove" or (.Replacement // "False") != "False")
    | "\(.LogicalResourceId) (\(.PhysicalResourceId // "new")) would be \(if .Action == "Remove" then "removed" else "replaced" end)."' \
    "$SCRATCH/changes.json"
}

drop_changes() { aws cloudformation delete-change-set --change-set-name "$CHANGE_SET"; }

carry_out() {
  aws cloudformation execute-change-set --change-set-name "$CHANGE_SET"
  # It begins a moment later.
  sleep "${PAUSE:-10}"
  follow
}

# Waits until nothing is under way, and tells each state of the stack. False if it was taken back.
follow() { follow_stack "$STACK"; }

follow_stack() {
  local status='' now
  while :; do
    now=$(status_of_stack "$1")
    [ "$now" = "$status" ] || say "  $now"
    status=$now
    case $status in
      REVIEW_IN_PROGRESS) return 1 ;;
      *_IN_PROGRESS) sleep "${PAUSE:-10}" ;;
      CREATE_COMPLETE | UPDATE_COMPLETE | IMPORT_COMPLETE | DELETE_COMPLETE | '') return 0 ;;
      *) return 1 ;;
    esac
  done
}

# The first failure is the reason of the others.
tell_why() {
  aws cloudformation describe-stack-events --stack-name "$STACK" | jq -r --arg since "$1" '
    [.StackEvents[] | select(.Timestamp >= $since and (.ResourceStatus | endswith("_FAILED")))
      | select((.ResourceStatusReason // "") | test("cancelled") | not)
      | "  \(.LogicalResourceId): \(.ResourceStatusReason)"] | reverse | .[]' >&2
}
