package portico.trial;

/**
 * Somebody asks for a trial.
 *
 * @param language de, fr, it or en: of the mail, and of the samples
 */
public record NewTrial(String name, String email, String language) {}
