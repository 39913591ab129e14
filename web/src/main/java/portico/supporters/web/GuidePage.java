package portico.supporters.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import portico.supporters.GuideText;
import portico.supporters.Guides;
import portico.visit.web.Visit;

/** The supporter guide (H21), for everybody, in the reader's language. */
@Named
@RequestScoped
public class GuidePage {
    @Inject
    private Visit visit;

    @Inject
    private Guides guides;

    private GuideText guide;

    @PostConstruct
    void read() {
        guide = guides.read(visit.getLanguage().code());
    }

    public GuideText getGuide() {
        return guide;
    }
}
