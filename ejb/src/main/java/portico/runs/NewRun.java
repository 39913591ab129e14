package portico.runs;

import java.time.LocalDate;

/**
 * What a run will be about.
 *
 * @param kind the job's name
 * @param subject one live run per operator, kind and subject
 * @param month first day of the billed month, null for what is not billing
 * @param startedBy account, null for a timer or the command line
 */
public record NewRun(
        String kind,
        long operatorId,
        String subject,
        LocalDate month,
        LocalDate invoiceDate,
        boolean supplementary,
        Long startedBy) {

    /** A run that is no billing: an import of one file, for instance. */
    public static NewRun of(String kind, long operatorId, String subject, Long startedBy) {
        return new NewRun(kind, operatorId, subject, null, null, false, startedBy);
    }
}
