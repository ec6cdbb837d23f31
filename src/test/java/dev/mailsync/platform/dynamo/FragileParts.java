package dev.mailsync.platform.dynamo;

import java.util.Set;

import dev.mailsync.chaos.RealStage;
import io.quarkus.test.junit.QuarkusTestProfile;

/** The real parts, with tables at which calls fail where a test wants it: one start of Quarkus for all tests on them. */
public class FragileParts implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(RealStage.class, FragileDynamo.class);
    }
}
