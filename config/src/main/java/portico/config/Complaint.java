package portico.config;

/** What the person at the command line can put right: shown as one sentence, without a stack trace. */
public class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Complaint(String sentence) {
        super(sentence);
    }

    public Complaint(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
