# shellcheck shell=bash
# The tables of a stack, their copies, and how one takes the other's place. Each function leaves what is done already.

ENCRYPTED=Enabled=true,SSEType=KMS

tables() {
  aws cloudformation list-stack-resources --stack-name "$STACK" |
    jq -r '.StackResourceSummaries[] | select(.ResourceType == "AWS::DynamoDB::Table").PhysicalResourceId'
}

# A table as JSON, or nothing.
look() {
  if ! aws dynamodb describe-table --table-name "$1" 2> "$SCRATCH/said" | jq -c .Table; then
    grep -q ResourceNotFoundException "$SCRATCH/said" || fail "$(cat "$SCRATCH/said")"
  fi
}

state_of() { jq -r '.TableStatus // empty' <<< "${1:-null}"; }

await_active() {
  until [ "$(state_of "$(look "$1")")" = ACTIVE ]; do sleep "${PAUSE:-10}"; done
}

await_gone() {
  local found
  while :; do
    found=$(look "$1") || exit 1
    [ -n "$found" ] || return 0
    sleep "${PAUSE:-10}"
  done
}

# AWS gives times as numbers or as text.
seconds() {
  if [[ $1 =~ ^[0-9]+(\.[0-9]+)?$ ]]; then echo "${1%.*}"; else date -d "$1" +%s; fi
}

backups_of() { aws dynamodb list-backups --table-name "$1" --backup-type USER | jq -c '[.BackupSummaries[] | {arn: .BackupArn}]'; }

# The copies of an earlier time are somebody's decision.
refuse_another_time() {
  local copy found
  copy=restored-$1
  found=$(look "$copy")
  if [ -n "$found" ]; then
    [ "$(seconds "$(jq -r '.RestoreSummary.RestoreDateTime // 0' <<< "$found")")" = "$(seconds "$AT")" ] ||
      fail "$copy is of another time. Delete the copies first: infra/restore clean $STACK"
  elif [ "$(backups_of "$copy")" != '[]' ]; then
    fail "There are backups of an earlier $copy. Delete them first: infra/restore clean $STACK"
  elif [ -z "$(look "$1")" ]; then
    fail "$1 is not there: infra/restore finish $STACK"
  fi
}

copy() {
  aws dynamodb restore-table-to-point-in-time --source-table-name "$1" --target-table-name "restored-$1" \
    --restore-date-time "$AT" --sse-specification-override "$ENCRYPTED" > /dev/null
}

# The ARN of a backup of the copy, made if there is none.
backup() {
  local arn
  arn=$(backups_of "$1" | jq -r '.[0].arn // empty')
  [ -n "$arn" ] || arn=$(aws dynamodb create-backup --table-name "$1" --backup-name "$1" | jq -r .BackupDetails.BackupArn)
  until [ "$(aws dynamodb describe-backup --backup-arn "$arn" |
    jq -r .BackupDescription.BackupDetails.BackupStatus)" = AVAILABLE ]; do sleep "${PAUSE:-10}"; done
  echo "$arn"
}

# A table cannot be renamed: it goes to its own name by a backup. AWS keeps one of the damaged table for 35 days.
replace() {
  local table=$1 arn had made
  had=$(look "$table")
  made=$(backups_of "restored-$table")
  # Once it stands in its place it is in use again, and not to be replaced any more.
  ! jq -e --argjson made "$made" '.RestoreSummary.SourceBackupArn as $arn | any($made[]; .arn == $arn)' <<< "${had:-null}" > /dev/null || return 0
  arn=$(backup "restored-$table")
  say "$table is replaced."
  if [ -n "$had" ] && [ "$(state_of "$had")" != DELETING ]; then
    await_active "$table"
    [ "$(jq .DeletionProtectionEnabled <<< "$had")" = false ] ||
      aws dynamodb update-table --table-name "$table" --no-deletion-protection-enabled > /dev/null
    await_active "$table"
    aws dynamodb delete-table --table-name "$table" > /dev/null
  fi
  await_gone "$table"
  # Its name is free a moment later than it is gone.
  until_done aws dynamodb restore-table-from-backup --target-table-name "$table" --backup-arn "$arn" \
    --sse-specification-override "$ENCRYPTED"
}

# What AWS does not restore, as the stack's template has it.
settle() {
  local table=$1 ttl tags
  if [ "$(aws dynamodb describe-continuous-backups --table-name "$table" | jq -r \
    .ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus)" != ENABLED ]; then
    until_done aws dynamodb update-continuous-backups --table-name "$table" \
      --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true
  fi
  ttl=$(forgets_by "$table")
  if [ -n "$ttl" ] && [ "$(aws dynamodb describe-time-to-live --table-name "$table" |
    jq -r .TimeToLiveDescription.TimeToLiveStatus)" = DISABLED ]; then
    aws dynamodb update-time-to-live --table-name "$table" --time-to-live-specification "Enabled=true,AttributeName=$ttl" > /dev/null
  fi
  tags=$(jq -c '[.Tags[]?]' <<< "$KNOWN")
  [ "$tags" = '[]' ] || aws dynamodb tag-resource --resource-arn "$(look "$table" | jq -r .TableArn)" --tags "$tags"
  aws dynamodb update-table --table-name "$table" --deletion-protection-enabled > /dev/null
}

# The attribute by which rows of a table expire, or nothing.
forgets_by() {
  local id
  id=$(aws cloudformation list-stack-resources --stack-name "$STACK" |
    jq -r --arg name "$1" '.StackResourceSummaries[] | select(.PhysicalResourceId == $name).LogicalResourceId')
  [ -n "${TEMPLATE:-}" ] || TEMPLATE=$(template)
  jq -r --arg id "$id" '.Resources[$id].Properties.TimeToLiveSpecification.AttributeName // empty' <<< "$TEMPLATE"
}

# The backups last: without the copy nobody can take them for the beginning of a replacement.
drop() {
  local arn found
  found=$(look "$1")
  if [ -n "$found" ]; then
    [ "$(state_of "$found")" = DELETING ] || { await_active "$1"; aws dynamodb delete-table --table-name "$1" > /dev/null; }
    await_gone "$1"
  fi
  for arn in $(backups_of "$1" | jq -r '.[].arn'); do
    until_done aws dynamodb delete-backup --backup-arn "$arn"
  done
}
