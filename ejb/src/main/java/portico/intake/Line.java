package portico.intake;

import java.util.List;

/**
 * One record of a file.
 *
 * @param number the line on which it ends, the header being line 1; where no text spans lines, the line as an editor counts
 * @param cells stripped, in the order of the file's description and not of its header; null where empty
 */
public record Line(long number, List<String> cells) {}
