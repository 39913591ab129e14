package portico.words.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;

class RecordResolverTest {

    /** A row as doors hand it out. */
    public record Row(String number, Row inner) {}

    private final RecordResolver resolver = new RecordResolver();
    private final ELContext context = new ELContext() {
        @Override
        public ELResolver getELResolver() {
            return resolver;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    };

    @Test
    void a_component_is_read_by_its_name() {
        assertEquals("BT-R-2026-000001", resolver.getValue(context, new Row("BT-R-2026-000001", null), "number"));
        assertTrue(context.isPropertyResolved());
    }

    @Test
    void what_is_no_component_is_left_to_the_others() {
        assertNull(resolver.getValue(context, new Row("x", null), "colour"));
        assertNull(resolver.getValue(context, "no record", "number"));
        assertFalse(context.isPropertyResolved());
    }
}
