package dev.mailsync.platform.secrets;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.DefaultBean;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;

@DefaultBean
@ApplicationScoped
class KmsDataKeys implements DataKeys {

    private final KmsClient kms;
    private final SecretsConfig config;

    KmsDataKeys(KmsClient kms, SecretsConfig config) {
        this.kms = kms;
        this.config = config;
    }

    @Override
    public DataKey generate() {
        var key =
                kms.generateDataKey(request -> request.keyId(config.kmsKeyId()).keySpec(DataKeySpec.AES_256));
        return new DataKey(key.plaintext().asByteArray(), key.ciphertextBlob().asByteArray());
    }

    @Override
    public byte[] decrypt(byte[] encryptedKey) {
        return kms.decrypt(request ->
                        request.keyId(config.kmsKeyId()).ciphertextBlob(SdkBytes.fromByteArray(encryptedKey)))
                .plaintext()
                .asByteArray();
    }
}
