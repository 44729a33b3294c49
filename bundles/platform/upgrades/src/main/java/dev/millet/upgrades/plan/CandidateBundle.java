package dev.millet.upgrades.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.resource.Resource;

/**
 * What a jar would be as a bundle, read from the file alone: nothing of it reaches the framework.
 *
 * @param resource its requirements and capabilities
 * @param view its headers and the files of {@code db/}; everything else is refused
 */
record CandidateBundle(Resource resource, Bundle view) {

  private static final String FOLDER = "db/";

  /**
   * Reads a jar.
   *
   * @throws IllegalArgumentException when its manifest is none of a bundle
   */
  static CandidateBundle read(Path file) throws IOException {
    Map<String, String> headers = new HashMap<>();
    Map<String, byte[]> files = new TreeMap<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      attributes.forEach((name, value) -> headers.put(name.toString(), value.toString()));
      for (var entry : Collections.list(jar.entries())) {
        if (!entry.isDirectory() && entry.getName().startsWith(FOLDER)) {
          files.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    return new CandidateBundle(resource(file, headers), view(headers, files));
  }

  private static Resource resource(Path file, Map<String, String> headers) {
    try {
      return ResourceBuilder.build(file.toUri().toString(), headers);
    } catch (BundleException | RuntimeException e) {
      // the builder of Felix throws whatever its parser stumbles over
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Bundle view(Map<String, String> headers, Map<String, byte[]> files) {
    Dictionary<String, String> dictionary = new Hashtable<>(headers);
    String name = headers.get(Constants.BUNDLE_SYMBOLICNAME).split(";", 2)[0].strip();
    return (Bundle)
        Proxy.newProxyInstance(
            Bundle.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeaders" -> dictionary;
                  case "getSymbolicName", "toString" -> name;
                  case "getEntryPaths" -> paths(files, (String) arguments[0]);
                  case "getEntry" -> entry(files, (String) arguments[0]);
                  default ->
                      throw new UnsupportedOperationException(
                          name + " is not installed: " + method.getName());
                });
  }

  /** The files directly in a folder; null where there are none, as in {@link Bundle}. */
  private static Enumeration<String> paths(Map<String, byte[]> files, String folder) {
    String start = folder.endsWith("/") ? folder : folder + "/";
    var found =
        files.keySet().stream()
            .filter(path -> path.startsWith(start) && path.indexOf('/', start.length()) < 0)
            .toList();
    return found.isEmpty() ? null : Collections.enumeration(found);
  }

  private static URL entry(Map<String, byte[]> files, String path) throws MalformedURLException {
    byte[] content = files.get(path);
    return content == null ? null : new URL(null, "candidate:/" + path, new Content(content));
  }

  private static final class Content extends URLStreamHandler {
    private final byte[] content;

    Content(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          // it is in memory
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
