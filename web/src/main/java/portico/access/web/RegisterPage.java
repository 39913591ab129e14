package portico.access.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import portico.access.NewUser;
import portico.access.RightColumn;
import portico.access.UserAccounts;
import portico.access.Users;
import portico.shared.PageRequest;
import portico.shared.Refusal;
import portico.shell.web.Here;
import portico.visit.web.Visit;

/** «Benutzer-Registration», automatic or manual (U43–U45). */
@Named
@RequestScoped
public class RegisterPage {
    /** All rights of whoever registers, or those that he ticks. */
    public enum Mode {
        MANUAL,
        AUTO
    }

    @Inject
    private Here here;

    @Inject
    private Visit visit;

    @Inject
    private Onward onward;

    @Inject
    private RightNames names;

    @Inject
    private Users users;

    @Inject
    private UserAccounts accounts;

    private List<RightColumn> rights;
    private String name;
    private String email;
    private String language;
    private Mode mode = Mode.MANUAL;
    private boolean sure;
    private List<String> ticked = List.of();
    private LocalDate until;
    private String reason;

    @PostConstruct
    void read() {
        rights = users.matrix(here.scope(), PageRequest.first(1)).rights();
        language = visit.getLanguage().code();
    }

    public void register() {
        if (mode == Mode.AUTO && !sure) {
            throw new Refusal("register.sure");
        }
        Set<String> wanted = mode == Mode.AUTO ? Set.of() : new TreeSet<>(ticked);
        UUID user = accounts.register(
                here.scope(),
                new NewUser(name, email, language, mode == Mode.AUTO, wanted, names.endOf(until), reason));
        onward.to("/access/user?id=" + user, "notice.user-registered", name);
    }

    public List<RightColumn> getGrantable() {
        return rights.stream().filter(RightColumn::isGrantable).toList();
    }

    /** With the reason, so that nobody looks for them in vain. */
    public List<RightColumn> getOthers() {
        return rights.stream().filter(right -> !right.isGrantable()).toList();
    }

    public String why(RightColumn right) {
        return names.about(right);
    }

    public Mode[] getModes() {
        return Mode.values();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public Mode getMode() {
        return mode;
    }

    public void setMode(Mode mode) {
        this.mode = mode;
    }

    public boolean isSure() {
        return sure;
    }

    public void setSure(boolean sure) {
        this.sure = sure;
    }

    public List<String> getTicked() {
        return ticked;
    }

    public void setTicked(List<String> ticked) {
        this.ticked = ticked;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
