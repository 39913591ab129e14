package portico.intake;

import portico.shared.Refusal;

/** Follows a CSV file byte by byte: is it UTF-8, where do records end, does it end where a record ends. */
final class Scan {
    /** Where in a cell we are. */
    private enum At {
        START,
        PLAIN,
        QUOTED,
        QUOTE_SEEN,
        RETURN_SEEN
    }

    private final String file;
    private final Utf8 utf8 = new Utf8();
    private final StringBuilder head = new StringBuilder();
    private At at = At.START;
    private long position;
    private long ended;
    private int length;
    private long stated = -1;

    Scan(String file) {
        this.file = file;
    }

    void take(int octet) {
        // A zero byte is UTF-8 but no text: files with it are UTF-16 or worse, and the database refuses it.
        if (octet == 0 || !utf8.take(octet)) {
            throw new Refusal("import.file-encoding", file, position);
        }
        position++;
        if (octet == '\n' && at != At.QUOTED) {
            endOfRecord();
            return;
        }
        at = next(octet);
        if (octet != '\r') {
            if (head.length() < 40) {
                head.append((char) octet);
            }
            length++;
        }
        if (length > FileCheck.RECORD_LIMIT) {
            throw new Refusal("import.file-record", file, ended + 1);
        }
    }

    /**
     * @return the number of records
     * @throws Refusal where the file ends within a record, or has not as many as it states
     */
    long end(boolean trailerNeeded) {
        if (!utf8.complete() || at != At.START || length > 0) {
            throw new Refusal("import.file-cut-off", file);
        }
        if (ended == 0) {
            throw new Refusal("import.file-empty", file);
        }
        long records = ended - 1;
        if (stated < 0 && trailerNeeded) {
            throw new Refusal("import.file-cut-off", file);
        }
        if (stated >= 0 && stated != records) {
            throw new Refusal("import.file-count", file, stated, records);
        }
        return records;
    }

    /** As the reader of the records will see it; what it could not read is refused here, while nothing is written yet. */
    private At next(int octet) {
        return switch (at) {
            case QUOTED -> octet == '"' ? At.QUOTE_SEEN : At.QUOTED;
            case RETURN_SEEN -> throw new Refusal("import.file-form", file, ended + 1);
            case QUOTE_SEEN ->
                switch (octet) {
                    case '"' -> At.QUOTED;
                    case ',' -> At.START;
                    case '\r' -> At.RETURN_SEEN;
                    default -> throw new Refusal("import.file-form", file, ended + 1);
                };
            case START, PLAIN ->
                switch (octet) {
                    case '"' -> at == At.START ? At.QUOTED : At.PLAIN;
                    case ',' -> At.START;
                    case '\r' -> At.RETURN_SEEN;
                    default -> At.PLAIN;
                };
        };
    }

    private void endOfRecord() {
        if (length > 0) {
            if (stated >= 0) {
                // Two files were joined, or somebody appended lines below: neither is what the sender sent.
                throw new Refusal("import.file-count", file, stated, ended);
            }
            if (head.toString().matches(Records.TRAILER)) {
                stated = Long.parseLong(head.substring(9));
            } else {
                ended++;
            }
        }
        head.setLength(0);
        length = 0;
        at = At.START;
    }
}
