package portico.supporters;

import jakarta.ejb.Stateless;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import portico.guard.NotFound;
import portico.guard.OpenToAll;

/** The supporter guide, to read and to take along (H21). */
@Stateless
public class Guides {
    private static final Set<String> LANGUAGES = Set.of("de", "fr", "it", "en");

    /** @throws NotFound where there is none in this language */
    @OpenToAll("Who is invited reads what it means before there is an account; there is nothing of anybody's in it.")
    public GuideText read(String language) {
        ResourceBundle words = words(language);
        List<GuideText.Chapter> chapters = new ArrayList<>();
        for (int chapter = 1; words.containsKey(chapter + ".title"); chapter++) {
            List<String> paragraphs = new ArrayList<>();
            for (int one = 1; words.containsKey(chapter + "." + one); one++) {
                paragraphs.add(words.getString(chapter + "." + one));
            }
            chapters.add(new GuideText.Chapter(words.getString(chapter + ".title"), List.copyOf(paragraphs)));
        }
        return new GuideText(words.getString("title"), words.getString("intro"), List.copyOf(chapters));
    }

    /** @throws NotFound where there is none in this language */
    @OpenToAll("As the page that says the same.")
    public GuideFile pdf(String language) {
        ResourceBundle words = words(language);
        return new GuideFile(
                words.getString("file"), new GuidePdf(read(language), language, words.getString("page")).bytes());
    }

    private static ResourceBundle words(String language) {
        if (!LANGUAGES.contains(String.valueOf(language))) {
            throw new NotFound();
        }
        return ResourceBundle.getBundle("portico.supporters.guide", Locale.forLanguageTag(language));
    }
}
