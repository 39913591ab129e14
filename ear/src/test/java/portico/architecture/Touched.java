package portico.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that stands in a query where a table, an entity or a function stands.
 *
 * @param writing whether the statement changes it
 */
record Touched(String name, boolean writing) {

    private static final Pattern NOISE = Pattern.compile("--[^\n]*|/\\*.*?\\*/|'(?:[^']|'')*'", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_]\\w*|\\S");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    /** A text that begins like this is a query, whatever case its keywords have; in any other, only capitals count. */
    private static final Pattern QUERY = Pattern.compile(
            "\\s*(select|insert|update|delete|with|merge|copy|truncate|lock|from|join|left)\\s.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Set<String> ENDS_FROM = Set.of(
            "WHERE",
            "GROUP",
            "ORDER",
            "HAVING",
            "LIMIT",
            "UNION",
            "SET",
            "SELECT",
            "RETURNING",
            "FOR",
            "ON",
            "VALUES",
            "WHEN");
    private static final Set<String> FILLERS = Set.of("ONLY", "LATERAL", "TABLE", "IF", "NOT", "EXISTS");

    /** Everything that a text reads or writes, if it is a query at all. */
    static List<Touched> in(String text) {
        String sql = NOISE.matcher(text).replaceAll(" ");
        boolean query = QUERY.matcher(sql).matches();
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            tokens.add(token.group());
        }
        return new Reader(tokens, query).read();
    }

    /** One walk over the tokens of a statement. */
    private static final class Reader {
        private final List<String> tokens;
        private final boolean anyCase;
        private final List<Touched> found = new ArrayList<>();
        private final Deque<Boolean> inFrom = new ArrayDeque<>();

        Reader(List<String> tokens, boolean anyCase) {
            this.tokens = tokens;
            this.anyCase = anyCase;
        }

        List<Touched> read() {
            inFrom.push(false);
            for (int at = 0; at < tokens.size(); at++) {
                step(at);
            }
            return found;
        }

        private void step(int at) {
            String word = keyword(at);
            switch (word) {
                case "(" -> inFrom.push(false);
                case ")" -> {
                    if (inFrom.size() > 1) {
                        inFrom.pop();
                    }
                }
                case "," -> {
                    if (inFrom.peek()) {
                        touch(at + 1, false);
                    }
                }
                case "FROM" -> from(at);
                case "JOIN", "USING", "REFERENCES" -> touch(at + 1, false);
                case "INTO", "TRUNCATE", "TABLE" -> touch(at + 1, true);
                case "UPDATE" -> {
                    if (!keyword(at - 1).equals("FOR") && !keyword(at - 1).equals("KEY")) {
                        touch(at + 1, true);
                    }
                }
                case "DELETE" -> touch(at + 1, true);
                case "COPY" -> touch(at + 1, tokens.stream().anyMatch("STDIN"::equalsIgnoreCase));
                default -> {
                    if (ENDS_FROM.contains(word)) {
                        inFrom.pop();
                        inFrom.push(false);
                    }
                }
            }
        }

        private void from(int at) {
            if (keyword(at - 1).equals("DELETE")) {
                touch(at + 1, true);
            } else if (!keyword(at - 1).equals("DISTINCT")) {
                inFrom.pop();
                inFrom.push(true);
                touch(at + 1, false);
            }
        }

        private void touch(int at, boolean writing) {
            int name = at;
            while (FILLERS.contains(keyword(name))) {
                name++;
            }
            if (name + 2 < tokens.size()
                    && tokens.get(name).equals("portico")
                    && tokens.get(name + 1).equals(".")) {
                name += 2;
            }
            if (name < tokens.size() && NAME.matcher(tokens.get(name)).matches()) {
                found.add(new Touched(tokens.get(name), writing));
            }
        }

        private String keyword(int at) {
            if (at < 0 || at >= tokens.size()) {
                return "";
            }
            return anyCase ? tokens.get(at).toUpperCase(Locale.ROOT) : tokens.get(at);
        }
    }
}
