package dev.mailsync.sandbox.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.BodyFactory;

/** Keeps the bytes of every part unchanged, so that an unknown charset causes no failure. */
final class RawBodies implements BodyFactory {

    @Override
    public BinaryBody binaryBody(InputStream content) throws IOException {
        return new RawBinary(content.readAllBytes());
    }

    @Override
    public TextBody textBody(InputStream content, String charset) throws IOException {
        return new RawText(content.readAllBytes(), charset);
    }

    private static final class RawBinary extends BinaryBody {

        private final byte[] bytes;

        RawBinary(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private static final class RawText extends TextBody {

        private final byte[] bytes;
        private final String charset;

        RawText(byte[] bytes, String charset) {
            this.bytes = bytes;
            this.charset = charset;
        }

        @Override
        public String getMimeCharset() {
            return charset;
        }

        // Each byte is a character in it, so nothing is lost.
        @Override
        public Charset getCharset() {
            return StandardCharsets.ISO_8859_1;
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getInputStream(), getCharset());
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
