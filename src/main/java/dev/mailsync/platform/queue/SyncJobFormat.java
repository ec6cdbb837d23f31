package dev.mailsync.platform.queue;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Converts jobs to and from the JSON in the queue. */
@ApplicationScoped
public class SyncJobFormat {

    private final ObjectMapper json;

    SyncJobFormat(ObjectMapper json) {
        this.json = json;
    }

    public SyncJob read(String body) throws JsonProcessingException {
        return json.readValue(body, SyncJob.class);
    }

    public String write(SyncJob job) {
        try {
            return json.writerFor(SyncJob.class).writeValueAsString(job);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
