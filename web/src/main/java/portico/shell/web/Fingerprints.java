package portico.shell.web;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** Puts a checksum of the content into the address of our own files, so that browsers may keep them for ever. */
public class Fingerprints extends ResourceHandlerWrapper {
    private static final String LIBRARY = "portico";
    private final Map<String, String> sums = new ConcurrentHashMap<>();

    public Fingerprints(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public Resource createResource(String name, String library) {
        Resource resource = super.createResource(name, library);
        return resource == null || !LIBRARY.equals(library) ? resource : new Fingerprinted(resource);
    }

    @Override
    public Resource createResource(String name, String library, String type) {
        Resource resource = super.createResource(name, library, type);
        return resource == null || !LIBRARY.equals(library) ? resource : new Fingerprinted(resource);
    }

    private final class Fingerprinted extends ResourceWrapper {

        Fingerprinted(Resource wrapped) {
            super(wrapped);
        }

        @Override
        public String getRequestPath() {
            String path = super.getRequestPath();
            String sum = sums.computeIfAbsent(getResourceName(), unused -> sum());
            return path + (path.contains("?") ? "&v=" : "?v=") + sum;
        }

        private String sum() {
            try (InputStream content = getWrapped().getInputStream()) {
                CRC32 sum = new CRC32();
                sum.update(content.readAllBytes());
                return Long.toHexString(sum.getValue());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
