package portico.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class NeighbourhoodTest {

    @Test
    void each_IPv4_address_counts_for_itself() {
        assertEquals("192.0.2.17", Neighbourhood.of("192.0.2.17"));
        assertEquals("192.0.2.17", Neighbourhood.of("::ffff:192.0.2.17"));
    }

    @Test
    void guesses_from_one_IPv6_network_count_together_however_it_is_written() {
        String one = "2001:db8:0:42::/64";
        assertEquals(one, Neighbourhood.of("2001:db8:0:42:1:2:3:4"));
        assertEquals(one, Neighbourhood.of("2001:0DB8:0000:0042::4"));
        assertEquals(one, Neighbourhood.of("[2001:db8:0:42::9%eth0]"));
        assertEquals("fe80:0:0:0::/64", Neighbourhood.of("fe80::1"));
        assertEquals("0:0:0:0::/64", Neighbourhood.of("::1"));
        assertEquals("0:0:0:42::/64", Neighbourhood.of("::42:1:2:3:4"));
    }

    @Test
    void the_network_beside_counts_for_itself() {
        assertNotEquals(Neighbourhood.of("2001:db8:0:42::1"), Neighbourhood.of("2001:db8:0:43::1"));
    }

    @Test
    void what_is_no_address_counts_too() {
        assertEquals("unknown", Neighbourhood.of("unknown"));
        assertEquals("x:0:0:0::/64", Neighbourhood.of("x:"));
    }
}
