package portico.accounts;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where guesses are counted together: one IPv4 address, or the 64 bits of an IPv6 address that name a network. Whoever has
 * such a network has 2^64 addresses, and would never be made to wait.
 */
final class Neighbourhood {
    private static final int BLOCKS = 8;
    private static final int NETWORK = 4;
    private static final Pattern MAPPED = Pattern.compile("(?i)^[0:]*:ffff:(\\d+\\.\\d+\\.\\d+\\.\\d+)$");

    private Neighbourhood() {}

    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String plain = address.replaceFirst("%.*$", "").replaceAll("[\\[\\]]", "");
        var mapped = MAPPED.matcher(plain);
        return mapped.matches() ? mapped.group(1) : network(plain);
    }

    private static String network(String address) {
        String[] halves = address.split("::", 2);
        String[] before = blocks(halves[0]);
        String[] after = blocks(halves.length == 2 ? halves[1] : "");
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < NETWORK; i++) {
            int fromAfter = i - (BLOCKS - after.length);
            String block = i < before.length ? before[i] : fromAfter < 0 ? "0" : after[fromAfter];
            network.append(block.replaceFirst("^0+(?=.)", "").toLowerCase(Locale.ROOT))
                    .append(':');
        }
        return network + ":/64";
    }

    private static String[] blocks(String part) {
        return part.isEmpty() ? new String[0] : part.split(":");
    }
}
