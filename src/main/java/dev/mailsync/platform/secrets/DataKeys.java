package dev.mailsync.platform.secrets;

/** Where data keys come from: KMS where the service is deployed. */
public interface DataKeys {

    /** @param plain 32 bytes for AES-256; @param encrypted the same key, readable only through {@link #decrypt} */
    record DataKey(byte[] plain, byte[] encrypted) {

        @Override
        public String toString() {
            return "DataKey[hidden]";
        }
    }

    DataKey generate();

    byte[] decrypt(byte[] encryptedKey);
}
