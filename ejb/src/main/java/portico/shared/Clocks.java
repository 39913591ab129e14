package portico.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The one place that asks what time it is. Rules never do: they are told. */
@ApplicationScoped
public class Clocks {

    public Instant now() {
        return Clock.systemUTC().instant();
    }

    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now(), zone);
    }
}
