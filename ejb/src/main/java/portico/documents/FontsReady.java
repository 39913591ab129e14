package portico.documents;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Refuses to start where a font is missing or damaged, rather than stop a released run between its numbers and its documents. */
@Singleton
@Startup
public class FontsReady {
    @PostConstruct
    void check() {
        for (String name : List.of(FontFile.REGULAR, FontFile.BOLD)) {
            try {
                FontFile.read(name).close();
            } catch (IOException closing) {
                throw new UncheckedIOException(closing);
            }
        }
    }
}
