package portico.billing;

/** How invoices leave: by e-mail to confirmed addresses, or printed (U4). */
public enum Channel {
    EMAIL,
    PAPER
}
