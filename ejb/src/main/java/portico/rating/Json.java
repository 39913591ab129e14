package portico.rating;

import java.math.BigDecimal;

/** Writes a small JSON object, member by member; rating writes one for each line, so it does nothing more. */
final class Json {
    private final StringBuilder text = new StringBuilder(160).append('{');

    Json put(String name, String value) {
        member(name);
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    Json put(String name, long value) {
        member(name).append(value);
        return this;
    }

    Json put(String name, BigDecimal value) {
        member(name).append(value.toPlainString());
        return this;
    }

    /** @param json already JSON */
    Json putRaw(String name, String json) {
        member(name).append(json);
        return this;
    }

    @Override
    public String toString() {
        return text + "}";
    }

    private StringBuilder member(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        return text.append('"').append(name).append("\":");
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
