package dev.mailsync.platform.secrets;

/** Where the service keeps its own secrets: AWS Secrets Manager in a deployment. */
public interface SecretStore {

    /**
     * Throws the store's own exceptions if it can't read it.
     *
     * @param id name or ARN
     * @return the secret's current text, JSON
     */
    String read(String id);
}
