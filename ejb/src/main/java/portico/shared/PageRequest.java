package portico.shared;

import java.io.Serializable;

/**
 * Which piece of a list: after the row that the cursor names, so that page 40,000 costs what page one costs.
 *
 * @param after the opaque cursor of the last row seen, null for the beginning
 * @param size rows wanted, 1 to 200
 */
public record PageRequest(String after, int size) implements Serializable {

    public PageRequest {
        if (size < 1 || size > 200) {
            throw new Refusal("page.size", size);
        }
    }

    public static PageRequest first(int size) {
        return new PageRequest(null, size);
    }
}
