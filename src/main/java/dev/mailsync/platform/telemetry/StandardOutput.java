package dev.mailsync.platform.telemetry;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.DefaultBean;
import org.jboss.logging.Logger;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lambda logs each line of standard output. The logger would wrap its own JSON around it. */
@DefaultBean
@ApplicationScoped
class StandardOutput implements MetricLog {

    private static final Logger LOG = Logger.getLogger(StandardOutput.class);

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    @Override
    public void write(List<ObjectNode> documents) {
        try {
            for (var document : documents) {
                out.write((document + "\n").getBytes(UTF_8));
            }
        } catch (IOException closed) {
            LOG.errorf("Metrics could not be written: %s", closed.toString());
        }
    }
}
