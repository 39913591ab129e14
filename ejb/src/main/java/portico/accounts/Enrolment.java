package portico.accounts;

/**
 * What one gives to an authenticator app, until it has proved that it took it.
 *
 * @param secret to be typed where nothing can be scanned, in groups of four
 * @param address otpauth://totp/…, which opens the app on a phone
 * @param path the same as a QR code, an SVG path of unit squares
 * @param size of the code, in squares
 */
public record Enrolment(String secret, String address, String path, int size) {}
