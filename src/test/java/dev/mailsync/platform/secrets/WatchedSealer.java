package dev.mailsync.platform.secrets;

import java.time.Clock;
import java.util.random.RandomGenerator;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import dev.mailsync.deployment.PolicyWatch;

/** Whoever seals or opens may have to ask KMS, though in this process another function may have asked already. */
@Alternative
@Priority(1)
@Singleton
class WatchedSealer extends Sealer {

    WatchedSealer(DataKeys keys, SecretsConfig config, Clock clock, RandomGenerator random) {
        super(keys, config, clock, random);
    }

    @Override
    public byte[] seal(byte[] secret, String owner) {
        PolicyWatch.kms("GenerateDataKey");
        return super.seal(secret, owner);
    }

    @Override
    public byte[] open(byte[] sealed, String owner) {
        PolicyWatch.kms("Decrypt");
        return super.open(sealed, owner);
    }
}
