package portico.shared;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the settings to whom they are injected; read once, when the application starts. */
@Dependent
class SettingsSource {

    @Produces
    @Singleton
    Settings settings() {
        return Settings.of(System.getenv());
    }
}
