package portico.trial;

import java.time.Instant;

/**
 * A mail that was written in a trial and stayed there.
 *
 * @param link where it leads in the portal: path and query; null for one without a link
 */
public record TrialLetter(String recipient, String subject, String text, Instant written, String link) {}
