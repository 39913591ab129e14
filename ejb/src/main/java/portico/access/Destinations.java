package portico.access;

import java.io.Serializable;
import java.util.List;
import portico.tenancy.NodeRow;

/**
 * Where a node could go.
 *
 * @param from the name of what it stands under
 * @param places some of them, by name: the first twenty that were looked for
 */
public record Destinations(NodeRow node, String from, List<NodeRow> places) implements Serializable {}
