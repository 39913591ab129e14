package portico.accounts;

import static portico.intake.Column.email;
import static portico.intake.Column.language;
import static portico.intake.Column.text;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import portico.intake.MasterFile;
import portico.intake.MasterFiles;

/**
 * Takes people from a file: each gets an account without a password. An account that exists is left as it is, because from
 * then on it is its person's own.
 */
@Dependent
public final class AccountImport implements MasterFiles {

    @Override
    public List<MasterFile> files() {
        return List.of(new MasterFile(
                60,
                "people.csv",
                List.of(
                        email("email").needed(),
                        text("name", 100).needed(),
                        language("language").needed()),
                List.of("email"),
                List.of(),
                List.of("""
                        INSERT INTO account (email, name, language)
                        SELECT s.email, s.name, s.language FROM stage s
                        ON CONFLICT (lower(email)) DO NOTHING""")));
    }
}
