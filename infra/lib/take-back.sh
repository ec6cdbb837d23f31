# shellcheck shell=bash
# What a stack that was deleted by mistake left behind, and how a new one gets it.

# The latest deleted stack of this name as JSON, or nothing. AWS forgets it after 90 days.
deleted_stack() {
  local id
  id=$(aws cloudformation list-stacks --stack-status-filter DELETE_COMPLETE |
    jq -r --arg name "$1" '[.StackSummaries[] | select(.StackName == $name)] | max_by(.DeletionTime) | .StackId // empty')
  [ -z "$id" ] || describe_stack "$id"
}

# What was kept of a resource, by its name to AWS.
kept() {
  aws cloudformation list-stack-resources --stack-name "$1" |
    jq -r --arg id "$2" '.StackResourceSummaries[] | select(.LogicalResourceId == $id and .ResourceStatus == "DELETE_SKIPPED").PhysicalResourceId'
}

# Somebody may have gone on to delete them. AWS waits with it for days.
revive() {
  local key=$1 secret=$2
  if [ "$(aws kms describe-key --key-id "$key" --query KeyMetadata.KeyState --output text)" = PendingDeletion ]; then
    aws kms cancel-key-deletion --key-id "$key" > /dev/null
    aws kms enable-key --key-id "$key"
  fi
  if [ "$(aws secretsmanager describe-secret --secret-id "$secret" --query DeletedDate --output text)" != None ]; then
    aws secretsmanager restore-secret --secret-id "$secret" > /dev/null
  fi
}

# The keys have no names of ours, so they are imported by theirs, which makes a stack of just them.
take_keys_back() {
  local gone=$1 key secret
  key=$(kept "$gone" TokenKey)
  secret=$(kept "$gone" SigningKeys)
  if [ -z "$key" ] || [ -z "$secret" ]; then fail "Of $gone there is no key to take back."; fi
  revive "$key" "$secret"
  make_changes IMPORT "${here:?}/keys.json" --resources-to-import "$(jq -cn --arg key "$key" --arg secret "$secret" '
    [{ResourceType: "AWS::KMS::Key", LogicalResourceId: "TokenKey", ResourceIdentifier: {KeyId: $key}},
     {ResourceType: "AWS::SecretsManager::Secret", LogicalResourceId: "SigningKeys", ResourceIdentifier: {Id: $secret}}]')"
  carry_out || fail "The keys were not taken back."
}

# CloudFormation imports a table by its name only if the template spells it out. Whatever comes of it, the table stays.
spell_out_names() {
  jq -c --arg prefix "$2" '.Resources |= with_entries(if .value.Type == "AWS::DynamoDB::Table"
        then .value.Properties.TableName |= (.["Fn::Sub"] | gsub("\\$\\{TablePrefix\\}"; $prefix))
          | .value.DeletionPolicy = "Retain" else . end)' "$1"
}
