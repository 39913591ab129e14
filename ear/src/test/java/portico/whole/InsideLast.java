package portico.whole;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Tests from outside share the EAR that was deployed at start; those from inside replace it, so they come after. */
public final class InsideLast implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing((ClassDescriptor test) -> WholeExtension.isInside(test.getTestClass()))
                        .thenComparing(test -> test.getTestClass().getName()));
    }
}
