# shellcheck shell=bash
# What works in a stack, and how it is stopped and started. Whatever is so already is left as it is.

# switch_sweep ENABLED|DISABLED
switch_sweep() {
  local schedule
  schedule=$(aws scheduler get-schedule --name "$(output SweepSchedule)")
  [ "$(jq -r .State <<< "$schedule")" != "$1" ] || return 0
  aws scheduler update-schedule --cli-input-json "$(jq -c --arg state "$1" \
    '{Name, ScheduleExpression, FlexibleTimeWindow, Target, State: $state}' <<< "$schedule")" > /dev/null
}

# switch_worker enabled|no-enabled
switch_worker() {
  aws lambda update-event-source-mapping --uuid "$(output SyncSourceId)" "--$1" > /dev/null
}

# The limits of calls as the stack has them, or nought: limit_calls '.' or limit_calls 0
limit_calls() {
  local settings
  settings=$(template | jq -c --argjson limit "$1" '
    .Resources.ApiStage.Properties | {DefaultRouteSettings, RouteSettings} | walk(if type == "object" and has("ThrottlingRateLimit")
      then .ThrottlingRateLimit = ($limit // (.ThrottlingRateLimit | tonumber))
        | .ThrottlingBurstLimit = ($limit // (.ThrottlingBurstLimit | tonumber)) else . end)')
  # shellcheck disable=SC2016
  aws apigatewayv2 update-stage --api-id "$(physical Api)" --stage-name '$default' \
    --default-route-settings "$(jq -c .DefaultRouteSettings <<< "$settings")" \
    --route-settings "$(jq -c .RouteSettings <<< "$settings")" > /dev/null
}

# Until the API answers with this status, as API Gateway takes a moment. 429 is its word for closed.
await_answer() {
  local code _
  for _ in $(seq 30); do
    code=$(curl -s -o /dev/null -w '%{http_code}' "$(output ApiUrl)/mail-sync/troubleshooting" || true)
    [ "$code" != "$1" ] || return 0
    sleep "${PAUSE:-10}"
  done
  fail "The API answers $code and not $1. Run this again."
}
