package portico.shell.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where to go after signing in: a path in this house, never another host (open redirects lend our name to frauds). */
public final class ReturnAddress {
    private static final String HOME = "/overview";

    private ReturnAddress() {}

    /** The wish itself where it is a path of ours, else the overview. */
    public static String safe(String wish) {
        return isOurs(wish) ? wish : HOME;
    }

    /** The start page, with the way back. */
    public static String start(String address) {
        return isOurs(address) && !address.equals("/") && !address.startsWith("/start")
                ? "/start?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8)
                : "/start";
    }

    // Browsers read a backslash as a slash and drop tabs and line ends, so «/\host» and «/<tab>/host» leave the house
    // too.
    private static boolean isOurs(String address) {
        return address != null
                && address.startsWith("/")
                && !address.startsWith("//")
                && address.indexOf('\\') < 0
                && address.chars().allMatch(sign -> sign > ' ' && sign < 127);
    }
}
