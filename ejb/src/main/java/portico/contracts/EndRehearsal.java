package portico.contracts;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * What happens when a customer is ended.
 *
 * @param customer his name
 * @param endedOn null where he is active
 * @param people who belongs to him and can sign in today, those first who would not any more
 * @param contracts what goes on being billed, until it is given notice
 */
public record EndRehearsal(String customer, LocalDate endedOn, List<Person> people, List<String> contracts)
        implements Serializable {

    /** @param leaving whether he belongs nowhere else */
    public record Person(String name, boolean leaving) implements Serializable {}

    public List<Person> leaving() {
        return people.stream().filter(Person::leaving).toList();
    }

    public List<Person> staying() {
        return people.stream().filter(person -> !person.leaving()).toList();
    }
}
