package dev.mailsync.platform.secrets;

import java.util.HashMap;
import java.util.Map;

/** Secrets in a map, and a store that does not answer when told so. */
public final class TestingSecrets implements SecretStore {

    private final Map<String, String> secrets = new HashMap<>();
    private boolean answers = true;
    private int reads;

    public TestingSecrets put(String id, String text) {
        secrets.put(id, text);
        return this;
    }

    void answers(boolean answers) {
        this.answers = answers;
    }

    int reads() {
        return reads;
    }

    @Override
    public String read(String id) {
        reads++;
        if (!answers) {
            throw new IllegalStateException("no answer");
        }
        return secrets.get(id);
    }
}
