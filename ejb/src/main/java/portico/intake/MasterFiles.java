package portico.intake;

import java.util.List;

/** A feature that takes master data from files: it alone writes its tables, the import job only asks it how. */
public interface MasterFiles {
    List<MasterFile> files();
}
