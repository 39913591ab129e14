package portico.documents;

import javax.sql.DataSource;

/** The archive over a connection of a test's choice. */
public final class Archives {
    private Archives() {}

    public static DocumentArchive of(DataSource jobs) {
        return new DocumentArchive(jobs);
    }
}
