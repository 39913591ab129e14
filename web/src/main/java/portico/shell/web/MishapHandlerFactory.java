package portico.shell.web;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Gives every request a {@link MishapHandler}. */
public class MishapHandlerFactory extends ExceptionHandlerFactory {

    public MishapHandlerFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new MishapHandler(getWrapped().getExceptionHandler());
    }
}
