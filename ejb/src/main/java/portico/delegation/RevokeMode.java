package portico.delegation;

/** What happens to what was passed on by somebody who loses the right to it. */
public enum RevokeMode {
    /** Nothing is revoked while somebody's right hangs on it. */
    RESTRICT,
    /** It goes too. */
    CASCADE,
    /** Who revokes becomes the grantor of what he himself may grant; the rest goes. */
    TAKE_OVER
}
