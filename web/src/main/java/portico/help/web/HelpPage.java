package portico.help.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import portico.words.web.Words;

/** The questions that people ask, each with an address of its own (U48): {@code /help#administrators}. */
@Named
@RequestScoped
public class HelpPage {
    private static final int MOST_PARAGRAPHS = 9;
    private static final List<String> QUESTIONS = List.of(
            "what",
            "sign-in",
            "access",
            "special-right",
            "administrators",
            "register",
            "revoke",
            "who-sees",
            "rights",
            "invoices",
            "amount",
            "delivery");

    @Inject
    private Words words;

    /** One question; its answer may have several paragraphs. */
    public record Question(String id, String title, List<String> paragraphs) {}

    public List<Question> getQuestions() {
        return QUESTIONS.stream()
                .map(id -> new Question(id, words.say("help." + id), paragraphs(id)))
                .toList();
    }

    private List<String> paragraphs(String id) {
        return IntStream.rangeClosed(1, MOST_PARAGRAPHS)
                .mapToObj(number -> words.find("help." + id + "." + number))
                .takeWhile(Objects::nonNull)
                .toList();
    }
}
