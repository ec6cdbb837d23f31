package dev.mailsync.platform.identity;

/** Encodes a domain label in ASCII (RFC 3492) if it has letters that Java's IDN would replace. */
final class Punycode {

    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_BEYOND_ASCII = 128;

    private final StringBuilder output = new StringBuilder();
    private int bias = FIRST_BIAS;
    private int delta;

    private Punycode() {}

    static String encode(String label) {
        var coder = new Punycode();
        coder.write(label.codePoints().toArray());
        return coder.output.toString();
    }

    private void write(int[] label) {
        for (int letter : label) {
            if (letter < FIRST_BEYOND_ASCII) {
                output.appendCodePoint(letter);
            }
        }
        int plain = output.length();
        if (plain > 0) {
            output.append('-');
        }
        int written = plain;
        for (int next = FIRST_BEYOND_ASCII; written < label.length; next++) {
            int smallest = smallest(label, next);
            delta += (smallest - next) * (written + 1);
            next = smallest;
            for (int letter : label) {
                if (letter < next) {
                    delta++;
                } else if (letter == next) {
                    number(delta);
                    adapt(written + 1, written == plain);
                    written++;
                }
            }
            delta++;
        }
    }

    private static int smallest(int[] label, int least) {
        int smallest = Integer.MAX_VALUE;
        for (int letter : label) {
            smallest = letter >= least ? Math.min(smallest, letter) : smallest;
        }
        return smallest;
    }

    private void number(int value) {
        int rest = value;
        for (int position = BASE; ; position += BASE) {
            int threshold = Math.clamp(position - bias, LEAST, MOST);
            if (rest < threshold) {
                break;
            }
            digit(threshold + (rest - threshold) % (BASE - threshold));
            rest = (rest - threshold) / (BASE - threshold);
        }
        digit(rest);
    }

    private void digit(int value) {
        output.append((char) (value < 26 ? 'a' + value : '0' + value - 26));
    }

    private void adapt(int letters, boolean first) {
        delta = first ? delta / DAMP : delta / 2;
        delta += delta / letters;
        int position = 0;
        while (delta > (BASE - LEAST) * MOST / 2) {
            delta /= BASE - LEAST;
            position += BASE;
        }
        bias = position + (BASE - LEAST + 1) * delta / (delta + SKEW);
        delta = 0;
    }
}
