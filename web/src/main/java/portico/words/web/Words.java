package portico.words.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;
import org.jboss.logging.Logger;
import portico.shared.Refusal;

/**
 * The sentences of pages, in the reader's language. A key is the page's name and the id on it: {@code start.email}; words
 * that every page uses stand under {@code common}.
 */
@Named
@RequestScoped
public class Words {
    private static final Logger LOG = Logger.getLogger(Words.class);

    // Only plural rules let MessageFormat write a number itself, and the Swiss group thousands as MoneyFormat does.
    private static final Locale GROUPING = Locale.forLanguageTag("de-CH");

    @Inject
    private Bundles bundles;

    @Inject
    private Display display;

    public static Words of(FacesContext context) {
        return context.getApplication().evaluateExpressionGet(context, "#{words}", Words.class);
    }

    /** The page's name: invoices for /billing/invoices.xhtml. */
    public static String page(FacesContext context) {
        String view = context.getViewRoot().getViewId();
        return view.substring(view.lastIndexOf('/') + 1).replaceFirst("\\.xhtml$", "");
    }

    public String getPage() {
        return page(FacesContext.getCurrentInstance());
    }

    /** The sentence for an id on this page, else the one that all pages share. */
    public String of(String id) {
        String sentence = maybe(id);
        return sentence == null ? missing(getPage() + "." + id) : sentence;
    }

    /** The same, but null where there is none: hints are optional. */
    public String maybe(String id) {
        String own = find(getPage() + "." + id);
        return own == null ? find("common." + id) : own;
    }

    public String say(String key, Object... arguments) {
        String sentence = find(key);
        return sentence == null ? missing(key) : fill(sentence, arguments);
    }

    /** What a person can correct. Its key stands below {@code refusal}, so that it cannot be a label's as well. */
    public String refusal(Refusal refusal) {
        return say("refusal." + refusal.key(), refusal.arguments().toArray());
    }

    /** The word for a state of anything; pt:badge says it beside its icon. */
    public String state(Object state) {
        return state == null ? "–" : say("state." + state);
    }

    /** What somebody did, by the audit's name for it; features that bring no sentence for it are «another act». */
    public String act(String action) {
        String sentence = find("act." + action);
        return sentence == null ? say("act.other") : sentence;
    }

    /** The sentence for an id on this page, with what belongs into its gaps. */
    public String fill(String sentence, Object... arguments) {
        if (arguments.length == 0) {
            return sentence;
        }
        MessageFormat format = new MessageFormat(sentence, GROUPING);
        Object[] written = arguments.clone();
        var formats = format.getFormatsByArgumentIndex();
        for (int i = 0; i < written.length; i++) {
            if (i >= formats.length || formats[i] == null) {
                written[i] = display.any(written[i]);
            }
        }
        return format.format(written);
    }

    public String find(String key) {
        return bundles.find(display.language(), key);
    }

    // A page with a hole is better than no page; the log and a test tell us.
    private static String missing(String key) {
        LOG.warnf("No words for %s", key);
        return "[" + key + "]";
    }
}
