package portico.shell.web;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import portico.guard.Denied;
import portico.guard.NotFound;
import portico.shared.Refusal;
import portico.visit.web.Visitor;

/**
 * Gives each failure on a page a clear outcome. What a person can correct is said on the page he is on, with what he typed;
 * so is everything that fails in the background. The rest becomes an error page.
 */
class MishapHandler extends ExceptionHandlerWrapper {

    MishapHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            var event = events.next().getContext();
            events.remove();
            try {
                answer(event.getContext(), Mishap.root(event.getException()));
            } catch (IOException gone) {
                throw new FacesException(gone);
            }
        }
    }

    private static void answer(FacesContext context, Throwable cause) throws IOException {
        if (context.getResponseComplete()) {
            return;
        }
        if (cause instanceof ViewExpiredException) {
            openAgain(context);
        } else if (context.isPostback()
                && context.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
                && saysHere(context, cause)) {
            context.renderResponse();
        } else {
            HttpServletRequest request =
                    (HttpServletRequest) context.getExternalContext().getRequest();
            HttpServletResponse response =
                    (HttpServletResponse) context.getExternalContext().getResponse();
            mishap(context, cause).answer(request, response);
            context.responseComplete();
        }
    }

    private static boolean saysHere(FacesContext context, Throwable cause) {
        if (cause instanceof Refusal refusal) {
            Problems.refuse(context, refusal);
            return true;
        }
        if (!context.getPartialViewContext().isAjaxRequest()) {
            return false;
        }
        if (cause instanceof Denied denied) {
            Problems.say(context, "problem.denied", String.join(", ", denied.rights()));
        } else if (cause instanceof NotFound) {
            Problems.say(context, "problem.gone");
        } else {
            Mishap fault = mishap(context, cause);
            fault.log();
            Problems.say(context, "problem.fault", fault.reference());
        }
        return true;
    }

    /** The server no longer knows the page's state; the address still says all that is needed to open it anew. */
    private static void openAgain(FacesContext context) throws IOException {
        ExternalContext external = context.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        String address = context.getApplication().evaluateExpressionGet(context, "#{visit.address}", String.class);
        if (Visitor.of(request).isPresent()) {
            Notices.add(request, "notice.opened-again");
            external.redirect(address);
        } else {
            external.redirect(ReturnAddress.start(address));
        }
        context.responseComplete();
    }

    private static Mishap mishap(FacesContext context, Throwable cause) {
        HttpServletRequest request =
                (HttpServletRequest) context.getExternalContext().getRequest();
        return Mishap.of(cause, (String) request.getAttribute(EnvelopeFilter.REQUEST_ID));
    }
}
