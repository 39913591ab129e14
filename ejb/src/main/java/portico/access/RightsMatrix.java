package portico.access;

import java.io.Serializable;
import java.util.List;
import portico.shared.Page;

/** Who holds what at a node, and what of it the reader may change (U22). */
public record RightsMatrix(List<RightColumn> rights, Page<PersonRow> people) implements Serializable {}
