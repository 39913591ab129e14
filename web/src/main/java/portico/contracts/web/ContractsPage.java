package portico.contracts.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import portico.contracts.ContractRow;
import portico.contracts.Contracts;
import portico.shared.Page;
import portico.shell.web.Here;
import portico.words.web.Tables;

/** The contracts of this level and of those below, the newest first. */
@Named
@RequestScoped
public class ContractsPage {
    @Inject
    private Here here;

    @Inject
    private Tables tables;

    @Inject
    private Contracts contracts;

    @Inject
    @Param
    private String number;

    private Page<ContractRow> rows;

    @PostConstruct
    void read() {
        rows = contracts.list(here.scope(), number, tables.piece(50));
    }

    public String getNumber() {
        return number;
    }

    public Page<ContractRow> getRows() {
        return rows;
    }
}
