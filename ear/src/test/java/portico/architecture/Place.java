package portico.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;

/** Where a class lives: {@code portico.billing} is billing's domain, {@code portico.billing.web} its pages. */
record Place(String feature, Module module) {

    /** Empty for what is not ours, and for a package that is no feature's. */
    static Optional<Place> of(JavaClass type) {
        return of(type.getPackageName());
    }

    static Optional<Place> of(String packageName) {
        String[] words = packageName.split("\\.");
        if (!words[0].equals("portico")) {
            return Optional.empty();
        }
        return switch (words.length) {
            case 2 -> Optional.of(new Place(words[1], Module.EJB));
            case 3 ->
                switch (words[2]) {
                    case "batch" -> Optional.of(new Place(words[1], Module.BATCH));
                    case "web" -> Optional.of(new Place(words[1], Module.WEB));
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    static boolean isIn(JavaClass type, Module module) {
        return of(type).filter(place -> place.module == module).isPresent();
    }
}
