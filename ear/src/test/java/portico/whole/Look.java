package portico.whole;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** The four ways in which every page is looked at: on the desk and on the phone, light and dark. */
public enum Look {
    DESK_LIGHT(1440, 900, ColorScheme.LIGHT),
    DESK_DARK(1440, 900, ColorScheme.DARK),
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
    PHONE_DARK(390, 844, ColorScheme.DARK);

    final int width;
    final int height;
    final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    /** As in the names of the pictures: light-1440. */
    String label() {
        return scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    }
}
