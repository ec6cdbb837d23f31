package dev.mailsync.platform.secrets;

/** Provides data keys: from KMS in a deployment. */
public interface DataKeys {

    /**
     * @param plain 32 bytes for AES-256
     * @param encrypted the same key, readable only through {@link #decrypt}
     */
    record DataKey(byte[] plain, byte[] encrypted) {

        @Override
        public String toString() {
            return "DataKey[hidden]";
        }
    }

    DataKey generate();

    byte[] decrypt(byte[] encryptedKey);
}
