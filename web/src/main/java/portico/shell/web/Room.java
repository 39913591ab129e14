package portico.shell.web;

import java.util.List;
import java.util.Set;
import portico.guard.Level;

/**
 * A place in the navigation.
 *
 * @param name its word stands in the bundles as {@code room.<name>}
 * @param path of its page; null for a group that only holds others
 * @param details paths of pages inside that have no line of their own
 * @param rights any of these opens it; empty: everybody who has signed in
 * @param levels where it makes sense; empty: everywhere
 */
record Room(String name, String path, Set<String> details, Set<String> rights, Set<Level> levels, List<Room> inside) {

    static Room of(String name, String path) {
        return new Room(name, path, Set.of(), Set.of(), Set.of(), List.of());
    }

    /** What lies in a group; the group's own address is its first room's. */
    static Room group(String name, Room... inside) {
        return new Room(name, null, Set.of(), Set.of(), Set.of(), List.of(inside));
    }

    Room with(String... paths) {
        return new Room(name, path, Set.of(paths), rights, levels, inside);
    }

    Room need(String... anyOf) {
        return new Room(name, path, details, Set.of(anyOf), levels, inside);
    }

    Room at(Level... any) {
        return new Room(name, path, details, rights, Set.of(any), inside);
    }

    /** @param level null for who has none (U49), and on error pages */
    boolean opensTo(Set<String> held, Level level) {
        return (rights.isEmpty() || rights.stream().anyMatch(held::contains))
                && (levels.isEmpty() || level != null && levels.contains(level));
    }
}
