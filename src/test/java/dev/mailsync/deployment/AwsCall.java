package dev.mailsync.deployment;

/**
 * What a function of the template does with one of the template's resources.
 *
 * @param action as policies name it, {@code dynamodb:PutItem}
 * @param resource its logical id, an index behind its table: {@code Users/index/due}
 */
record AwsCall(String function, String action, String resource) implements Comparable<AwsCall> {

    private static final String SEPARATOR = " ";

    static AwsCall parse(String line) {
        var parts = line.split(SEPARATOR);
        return new AwsCall(parts[0], parts[1], parts[2]);
    }

    @Override
    public int compareTo(AwsCall other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, function, action, resource);
    }
}
