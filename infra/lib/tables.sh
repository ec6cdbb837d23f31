# shellcheck shell=bash
# The tables of a stack, their copies, and how one takes the other's place. Each function leaves what is done already.

ENCRYPTED=Enabled=true,SSEType=KMS

tables() {
  aws cloudformation list-stack-resources --stack-name "$STACK" |
    jq -r '.StackResourceSummaries[] | select(.ResourceType == "AWS::DynamoDB::Table").PhysicalResourceId'
}

# look TABLE FIELD prints a field of what DynamoDB says about a table: None if it is not set, nothing if there is no such table.
look() {
  unless_missing ResourceNotFoundException aws dynamodb describe-table --table-name "$1" --query "Table.$2" --output text
}

await_active() {
  until [ "$(look "$1" TableStatus)" = ACTIVE ]; do sleep "${PAUSE:-10}"; done
}

await_gone() {
  local found
  while :; do
    found=$(look "$1" TableStatus) || exit 1
    [ -n "$found" ] || return 0
    sleep "${PAUSE:-10}"
  done
}

# AWS gives times as numbers or as text.
seconds() {
  if [[ $1 =~ ^[0-9]+(\.[0-9]+)?$ ]]; then echo "${1%.*}"; else date -d "$1" +%s; fi
}

# Their ARNs.
backups_of() {
  aws dynamodb list-backups --table-name "$1" --backup-type USER --query 'BackupSummaries[].BackupArn' --output text
}

# The copies of an earlier time are somebody's decision.
refuse_another_time() {
  local copy found
  copy=restored-$1
  found=$(look "$copy" RestoreSummary.RestoreDateTime)
  if [ -n "$found" ]; then
    [ "$found" != None ] || found=0
    [ "$(seconds "$found")" = "$(seconds "$AT")" ] ||
      fail "$copy is of another time. Delete the copies first: infra/restore clean $STACK"
  elif [ -n "$(backups_of "$copy")" ]; then
    fail "There are backups of an earlier $copy. Delete them first: infra/restore clean $STACK"
  elif [ -z "$(look "$1" TableStatus)" ]; then
    fail "$1 is not there: infra/restore finish $STACK"
  fi
}

copy() {
  aws dynamodb restore-table-to-point-in-time --source-table-name "$1" --target-table-name "restored-$1" \
    --restore-date-time "$AT" --sse-specification-override "$ENCRYPTED" > /dev/null
}

# The ARN of a backup of the copy, made if there is none.
backup() {
  local made arn
  made=$(backups_of "$1")
  arn=${made%%[[:space:]]*}
  [ -n "$arn" ] || arn=$(aws dynamodb create-backup --table-name "$1" --backup-name "$1" \
    --query BackupDetails.BackupArn --output text)
  until [ "$(aws dynamodb describe-backup --backup-arn "$arn" \
    --query BackupDescription.BackupDetails.BackupStatus --output text)" = AVAILABLE ]; do sleep "${PAUSE:-10}"; done
  echo "$arn"
}

# A table cannot be renamed: it goes to its own name by a backup. AWS keeps one of the damaged table for 35 days.
replace() {
  local table=$1 arn from made status
  from=$(look "$table" RestoreSummary.SourceBackupArn)
  made=$(backups_of "restored-$table")
  for arn in $made; do
    # Once it stands in its place it is in use again, and not to be replaced any more.
    [ "$arn" != "$from" ] || return 0
  done
  arn=$(backup "restored-$table")
  say "$table is replaced."
  status=$(look "$table" TableStatus)
  if [ -n "$status" ] && [ "$status" != DELETING ]; then
    await_active "$table"
    [ "$(look "$table" DeletionProtectionEnabled)" = False ] ||
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
  if [ "$(aws dynamodb describe-continuous-backups --table-name "$table" --output text \
    --query ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus)" != ENABLED ]; then
    until_done aws dynamodb update-continuous-backups --table-name "$table" \
      --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true
  fi
  [ -n "${TEMPLATE:-}" ] || TEMPLATE=$(template)
  ttl=$(forgets_by "$table")
  if [ -n "$ttl" ] && [ "$(aws dynamodb describe-time-to-live --table-name "$table" \
    --query TimeToLiveDescription.TimeToLiveStatus --output text)" = DISABLED ]; then
    aws dynamodb update-time-to-live --table-name "$table" --time-to-live-specification "Enabled=true,AttributeName=$ttl" > /dev/null
  fi
  tags=$(jq -c '[.Tags[]?]' <<< "$KNOWN")
  [ "$tags" = '[]' ] || aws dynamodb tag-resource --resource-arn "$(look "$table" TableArn)" --tags "$tags"
  aws dynamodb update-table --table-name "$table" --deletion-protection-enabled > /dev/null
}

# The attribute by which rows of a table expire, or nothing.
forgets_by() {
  local id
  id=$(aws cloudformation list-stack-resources --stack-name "$STACK" |
    jq -r --arg name "$1" '.StackResourceSummaries[] | select(.PhysicalResourceId == $name).LogicalResourceId')
  jq -r --arg id "$id" '.Resources[$id].Properties.TimeToLiveSpecification.AttributeName // empty' <<< "$TEMPLATE"
}

# The backups last: without the copy nobody can take them for the beginning of a replacement.
drop() {
  local arn made status
  status=$(look "$1" TableStatus)
  if [ -n "$status" ]; then
    [ "$status" = DELETING ] || { await_active "$1"; aws dynamodb delete-table --table-name "$1" > /dev/null; }
    await_gone "$1"
  fi
  made=$(backups_of "$1")
  for arn in $made; do
    until_done aws dynamodb delete-backup --backup-arn "$arn"
  done
}
