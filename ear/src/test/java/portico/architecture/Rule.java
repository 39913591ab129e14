package portico.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;

/** A rule over compiled classes: it answers with what is wrong, one sentence a fault. */
@FunctionalInterface
interface Rule {

    Stream<String> faults(JavaClasses classes);
}
