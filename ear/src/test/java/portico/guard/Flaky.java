package portico.guard;

import jakarta.ejb.Stateless;
import java.sql.SQLException;

/** A door that is in somebody's way twice before it lets one in; for {@link OnceMoreIT}. */
@Stateless
public class Flaky {
    static int knocks;

    @OpenToAll("A test knocks here.")
    public int knock() {
        knocks++;
        if (knocks < 3) {
            throw new IllegalStateException(new SQLException("deadlock detected", "40P01"));
        }
        return knocks;
    }

    public int forgotten() {
        return knocks;
    }
}
