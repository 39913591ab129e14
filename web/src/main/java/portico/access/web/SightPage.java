package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import portico.access.Access;
import portico.access.ChainView;
import portico.access.RightColumn;
import portico.access.Users;
import portico.guard.Right;
import portico.shared.Clocks;
import portico.shared.PageRequest;
import portico.shared.Refusal;
import portico.shell.web.Here;
import portico.visit.web.Visit;

/** The time machine: who could see what a right opens on a day, and by which way (B2, B10). */
@Named
@RequestScoped
public class SightPage {
    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private Clocks clocks;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Users users;

    @Inject
    private Access access;

    private List<String> rights;
    private String right;
    private LocalDate day;
    private List<ChainView> people;

    @PostConstruct
    void read() {
        rights = users.matrix(here.scope(), PageRequest.first(1)).rights().stream()
                .map(RightColumn::right)
                .filter(one -> !one.equals(Right.INVOICING) || here.may(Right.INVOICING))
                .toList();
        String wish = request.getParameter("right");
        right = rights.contains(wish) ? wish : rights.get(0);
        day = day(request.getParameter("day"));
        people = access.who(here.scope(), right, day, visit.getZone().getId());
    }

    private LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? clocks.today(visit.getZone()) : LocalDate.parse(text.strip());
        } catch (DateTimeParseException none) {
            throw new Refusal("access.day", text);
        }
    }

    public List<String> getRights() {
        return rights;
    }

    public String getRight() {
        return right;
    }

    public LocalDate getDay() {
        return day;
    }

    public List<ChainView> getPeople() {
        return people;
    }
}
