package portico.architecture;

import java.util.List;
import java.util.stream.Stream;

/** A rule over the texts of the project: it answers with what is wrong, one sentence a fault. */
@FunctionalInterface
interface TextRule {

    Stream<String> faults(List<SourceFile> files);
}
