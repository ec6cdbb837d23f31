# shellcheck shell=bash
# What register and rotate have in common. Needs az (signed in), aws (with a region), openssl and jq.

# The private key goes from openssl to Secrets Manager by way of a directory in memory, which is gone when the script ends.
make_scratch() {
  local memory=/dev/shm
  [ -d "$memory" ] || memory=${TMPDIR:-/tmp}
  SCRATCH=$(umask 077 && mktemp -d "$memory/mail-sync.XXXXXX")
  trap 'rm -rf "$SCRATCH"' EXIT
}

need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" > /dev/null || { echo "$tool is missing" >&2; exit 1; }
  done
}

# Azure's name of a cloud, and where its Graph is. The same four as the template's parameter MicrosoftCloud.
choose_cloud() {
  case $1 in
    GLOBAL) AZURE_CLOUD=AzureCloud GRAPH=https://graph.microsoft.com ;;
    US_GOVERNMENT) AZURE_CLOUD=AzureUSGovernment GRAPH=https://graph.microsoft.us ;;
    US_GOVERNMENT_DOD) AZURE_CLOUD=AzureUSGovernment GRAPH=https://dod-graph.microsoft.us ;;
    CHINA) AZURE_CLOUD=AzureChinaCloud GRAPH=https://microsoftgraph.chinacloudapi.cn ;;
    *) echo "MicrosoftCloud is GLOBAL, US_GOVERNMENT, US_GOVERNMENT_DOD or CHINA" >&2; exit 1 ;;
  esac
  local active
  active=$(az cloud show --query name --output tsv)
  if [ "$active" != "$AZURE_CLOUD" ]; then
    echo "az is set to $active: az cloud set --name $AZURE_CLOUD && az login --allow-no-subscriptions" >&2
    exit 1
  fi
}

# graph METHOD PATH [JSON], with the answer on stdout. What was made a moment ago is not known yet to every server of Graph's.
graph() {
  local body=() answer left
  [ $# -lt 3 ] || body=(--headers "Content-Type=application/json" --body "$3")
  for left in 11 10 9 8 7 6 5 4 3 2 1 0; do
    if answer=$(az rest --method "$1" --url "$GRAPH/v1.0/$2" --resource "$GRAPH" "${body[@]}" 2> "$SCRATCH/said"); then
      [ -z "$answer" ] || printf '%s\n' "$answer"
      return
    fi
    grep -q Request_ResourceNotFound "$SCRATCH/said" || break
    [ "$left" = 0 ] || sleep "${GRAPH_WAIT:-5}"
  done
  cat "$SCRATCH/said" >&2
  return 1
}

# The application of this name as JSON, or nothing. More than one is a person's business.
find_application() {
  local found name
  name=$(jq -rn --arg name "$1" '$name | @uri')
  found=$(graph get "applications?\$filter=displayName%20eq%20'$name'") || return
  case $(jq '.value | length' <<< "$found") in
    0) ;;
    1) jq '.value[0]' <<< "$found" ;;
    *) echo "There are several applications with the name $1" >&2; exit 1 ;;
  esac
}

# A certificate of our own making for so many days, in $SCRATCH. Entra wants nothing but the public key of it.
make_certificate() {
  openssl req -x509 -newkey rsa:2048 -sha256 -nodes -days "$1" -subj "/CN=mail-sync" \
    -keyout "$SCRATCH/key.pem" -out "$SCRATCH/certificate.pem" 2> /dev/null
}

# The secret's text in the form that the functions read.
certificate_secret() {
  jq -n --rawfile certificate "$SCRATCH/certificate.pem" --rawfile key "$SCRATCH/key.pem" \
    '{certificate: $certificate, "private-key": $key}' > "$SCRATCH/secret.json"
}

# Entra's own form of the certificate, as one of keyCredentials.
key_credential() {
  local end
  end=$(date -u -d "$(openssl x509 -in "$SCRATCH/certificate.pem" -noout -enddate | cut -d= -f2)" +%Y-%m-%dT%H:%M:%SZ)
  openssl x509 -in "$SCRATCH/certificate.pem" -outform DER | base64 -w 0 |
    jq -R --arg expires "$end" '{type: "AsymmetricX509Cert", usage: "Verify", key: ., endDateTime: $expires, displayName: "CN=mail-sync"}'
}

# Adds the certificate in $SCRATCH to the application, beside whatever it has.
add_certificate() {
  local id=$1 keys
  keys=$(graph get "applications/$id?\$select=keyCredentials" | jq --argjson new "$(key_credential)" '{keyCredentials: (.keyCredentials + [$new])}')
  graph patch "applications/$id" "$keys" > /dev/null
}

# Adds a client secret for so many days and writes the functions' form of it to $SCRATCH/secret.json.
add_client_secret() {
  local end
  end=$(date -u -d "+$2 days" +%Y-%m-%dT%H:%M:%SZ)
  graph post "applications/$1/addPassword" "$(jq -n --arg expires "$end" '{passwordCredential: {displayName: "mail-sync", endDateTime: $expires}}')" |
    jq '{"client-secret": .secretText, "expires-at": .endDateTime}' > "$SCRATCH/secret.json"
}

# Of an application as JSON, the credentials that $SCRATCH/secret.json holds the private part of. A certificate is known by its
# thumbprint, which Microsoft gives as Base64 in one place and as hexadecimal digits in another, a secret by its first characters.
of_secret() {
  local base64='' hex='' hint
  hint=$(jq -r '."client-secret" // "" | .[0:3]' "$SCRATCH/secret.json")
  if jq -e .certificate "$SCRATCH/secret.json" > /dev/null; then
    jq -r .certificate "$SCRATCH/secret.json" > "$SCRATCH/stored.pem"
    openssl x509 -in "$SCRATCH/stored.pem" -outform DER > "$SCRATCH/stored.der"
    base64=$(openssl dgst -sha1 -binary "$SCRATCH/stored.der" | base64)
    hex=$(openssl dgst -sha1 -r "$SCRATCH/stored.der" | cut -d' ' -f1)
  fi
  jq --arg base64 "$base64" --arg hex "$hex" --arg hint "$hint" '{
    keyCredentials: [.keyCredentials[]? | select((.customKeyIdentifier // "") as $it
      | $it != "" and ($it == $base64 or ($it | ascii_downcase) == $hex))],
    passwordCredentials: [.passwordCredentials[]? | select($hint != "" and .hint == $hint)]}' <<< "$1"
}

# How many credentials these are.
how_many() { jq '(.keyCredentials | length) + (.passwordCredentials | length)' <<< "$1"; }

# The ARN of the secret of this name, or nothing. One that waits for its end is neither of use nor out of the way.
find_secret() {
  local found
  if ! found=$(aws secretsmanager describe-secret --secret-id "$1" --output json 2> "$SCRATCH/said"); then
    grep -q ResourceNotFoundException "$SCRATCH/said" && return
    cat "$SCRATCH/said" >&2
    return 1
  fi
  if jq -e .DeletedDate <<< "$found" > /dev/null; then
    echo "The secret $1 is about to be deleted: aws secretsmanager restore-secret --secret-id $1" >&2
    return 1
  fi
  jq -r .ARN <<< "$found"
}

# Makes the secret or a new version of it, and prints its ARN.
store() {
  local arn
  arn=$(find_secret "$1") || return
  if [ -z "$arn" ]; then
    aws secretsmanager create-secret --name "$1" --description "Proves to Microsoft that we are Mail Sync" \
      --secret-string "file://$SCRATCH/secret.json" --query ARN --output text
  else
    aws secretsmanager put-secret-value --secret-id "$arn" --secret-string "file://$SCRATCH/secret.json" > /dev/null
    echo "$arn"
  fi
}
