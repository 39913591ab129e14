package portico.intake;

/**
 * Why one line was not taken.
 *
 * @param reason a message key of {@link Reasons}
 * @param column the column at fault, null where it is the whole line
 */
public record Reject(String file, long line, String reason, String column, String value) {}
