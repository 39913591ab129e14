package portico.guard;

/**
 * What is told to the database so that it knows who asks (migration guard_context).
 *
 * @param mac the signature, good for one transaction of one backend
 */
public record Entry(String context, String mac) {
    /** Where it knows already. */
    static final Entry STANDS = new Entry(null, null);
}
