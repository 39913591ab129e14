package portico.journeys;

import java.util.function.Consumer;
import portico.whole.Window;

/**
 * One page of a tour: how it is called in the pictures, where it is, and what is done there before it is looked at.
 */
record Stop(String name, String address, Consumer<Window> there) {

    static Stop at(String name, String address) {
        return new Stop(name, address, window -> {});
    }

    Stop doing(Consumer<Window> what) {
        return new Stop(name, address, what);
    }

    /** As wide and as dark as the window is: no finding of axe, nothing sideways, every word there; and a picture. */
    void visit(Window window, boolean narrow) {
        window.open(address);
        there.accept(window);
        window.picture(name).mustFit().mustSpeak();
        if (narrow) {
            window.narrow(320).mustFit().asItWas();
        }
        window.mustBeAccessible();
    }
}
