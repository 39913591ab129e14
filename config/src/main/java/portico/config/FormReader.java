package portico.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of one of Portico's own pages, found by its id, and what a browser would send back without having typed anything: its
 * hidden fields. No general reader of HTML: it knows how these pages are written.
 */
record FormReader(String action, List<Field> hidden) {
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*\\btype=\"hidden\"[^>]*>");

    /** A name and what is sent under it. */
    record Field(String name, String value) {}

    /** @throws Complaint where the page has no such form */
    static FormReader of(String page, String id) {
        Matcher form = Pattern.compile("<form\\b[^>]*\\bid=\"" + Pattern.quote(id) + "\"[^>]*>")
                .matcher(page);
        if (!form.find()) {
            throw new Complaint("The page has no form «" + id + "».");
        }
        String inside = page.substring(form.end(), page.indexOf("</form>", form.end()));
        List<Field> hidden = new ArrayList<>();
        Matcher input = INPUT.matcher(inside);
        while (input.find()) {
            String name = attribute(input.group(), "name");
            if (name != null) {
                String value = attribute(input.group(), "value");
                hidden.add(new Field(name, value == null ? "" : value));
            }
        }
        return new FormReader(attribute(form.group(), "action"), List.copyOf(hidden));
    }

    private static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find()
                ? attribute
                        .group(1)
                        .replace("&lt;", "<")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&")
                : null;
    }
}
