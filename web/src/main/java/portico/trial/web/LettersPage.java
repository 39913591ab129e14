package portico.trial.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import portico.trial.TrialLetter;
import portico.trial.Trials;

/** Mail that a trial has written and kept: how it would look (H9). */
@Named
@RequestScoped
public class LettersPage {
    @Inject
    private Trials trials;

    private List<TrialLetter> letters;

    @PostConstruct
    void read() {
        letters = trials.letters();
    }

    public List<TrialLetter> getLetters() {
        return letters;
    }
}
