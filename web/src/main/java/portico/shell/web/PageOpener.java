package portico.shell.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import portico.words.web.Words;

/**
 * Makes a page's bean before the first byte of the page is written: {@code /billing/invoices} is served by {@code
 * invoicesPage}. Whatever the bean's doors refuse can then still answer 403 or 404.
 */
public class PageOpener implements PhaseListener {
    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RENDER_RESPONSE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        if (context.getViewRoot() == null || context.getResponseComplete()) {
            return;
        }
        Notices.show(context);
        Object page = context.getApplication()
                .evaluateExpressionGet(context, "#{" + beanOf(Words.page(context)) + "}", Object.class);
        if (page != null) {
            // The reference is a proxy; only a call brings the bean to life.
            page.hashCode();
        }
    }

    /** not-found becomes notFoundPage. */
    static String beanOf(String page) {
        StringBuilder name = new StringBuilder(page.length() + 4);
        boolean upper = false;
        for (char sign : page.toCharArray()) {
            if (sign == '-') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(sign) : sign);
                upper = false;
            }
        }
        return name.append("Page").toString();
    }
}
