package portico.runs;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this server in leases; its database sessions carry it too, so that a takeover can end them. */
final class Node {
    private Node() {}

    static String name() {
        String configured = System.getenv("PORTICO_NODE");
        if (configured != null && !configured.isBlank()) {
            return configured.strip();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException noName) {
            return "portico";
        }
    }
}
