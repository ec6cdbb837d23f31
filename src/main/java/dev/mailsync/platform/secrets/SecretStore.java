package dev.mailsync.platform.secrets;

/** Where the service's own secrets are kept: AWS Secrets Manager where it is deployed. */
public interface SecretStore {

    /** @param id name or ARN; @return the secret's text as it is now, JSON. Throws what the store throws if it cannot tell */
    String read(String id);
}
